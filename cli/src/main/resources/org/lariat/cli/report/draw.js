'use strict';
/* Draws every chart of the page, anew whenever its width changes; for print at the width of the paper. */
(() => {
  const PAPER = { full: 680, half: 330, tall: 380, height: 260 }; // A4 less margins, in CSS pixels; as in report.css
  const NARROW = 560;
  const parts = JSON.parse(document.getElementById('report-data').textContent);
  const charts = [];
  let printing = false;
  let opened = [];

  const draw = (one, width, height) => {
    const data = parts[one.box.id];
    const choice = document.querySelector('input[name="' + one.box.id + '-scale"]:checked');
    const made = lariat.kinds[data.kind](data, { narrow: width < NARROW, choice: choice ? choice.value : '' });
    one.chart.resize({ width, height });
    one.chart.setOption(made.option || made, { notMerge: true });
    if (made.settle) made.settle(one.chart);
    one.hover = made.hover ? made.hover(one.chart) : null;
    one.width = width;
  };

  const onScreen = one => draw(one, one.box.clientWidth, one.box.clientHeight);
  const onPaper = one => draw(one, one.box.closest('.pair') ? PAPER.half : PAPER.full,
    one.box.classList.contains('tall') ? PAPER.tall : PAPER.height);

  const start = box => {
    const one = { box, chart: echarts.init(box, null, { renderer: 'svg' }), width: 0, hover: null };
    charts.push(one);
    onScreen(one);
    const pointer = event => { if (one.hover) one.hover.move(event); };
    one.chart.getZr().on('mousemove', pointer);
    one.chart.getZr().on('click', pointer);
    one.chart.getZr().on('globalout', () => { if (one.hover) one.hover.leave(); });
    new ResizeObserver(() => {
      if (!printing && box.clientWidth > 0 && box.clientWidth !== one.width) onScreen(one);
    }).observe(box);
    for (const input of document.querySelectorAll('input[name="' + box.id + '-scale"]')) {
      input.addEventListener('change', () => onScreen(one));
    }
  };

  window.addEventListener('beforeprint', () => {
    printing = true;
    opened = Array.from(document.querySelectorAll('details:not([open])'));
    opened.forEach(part => { part.open = true; });
    charts.forEach(onPaper);
  });
  window.addEventListener('afterprint', () => {
    printing = false;
    opened.forEach(part => { part.open = false; });
    charts.forEach(onScreen);
  });

  document.querySelectorAll('.chart').forEach(start);
  document.documentElement.dataset.drawn = String(charts.length);
})();
