'use strict';
/* What every chart of a Lariat report shares: numbers, colours, tooltips, and drawing anew at each width. */
const lariat = {
  kinds: {}, // kind of chart -> function (data, look) that returns an option of ECharts, or {option, settle, hover}

  ink: '#1b1f24', soft: '#57606a', rule: '#d5dae0', accent: '#0b5cad', quiet: '#9aa5b1',
  /** Told apart with the common kinds of colour blindness, and each at least 3:1 on white. */
  colours: ['#0072B2', '#C44E00', '#00785A', '#9B2D86', '#332288', '#8C6D00', '#1584A3', '#8B1A3A'],
  dashes: ['solid', [7, 3], [2, 3], [9, 3, 2, 3]],

  /** A number with so many significant digits. */
  number(value, digits = 4) {
    return value === null || !Number.isFinite(value) ? '–' : String(Number(value.toPrecision(digits)));
  },

  /** Text for a narrow place. */
  brief(text, most) {
    const letters = Array.from(text);
    return letters.length <= most ? text : letters.slice(0, most - 1).join('') + '…';
  },

  /** A tooltip: a heading and lines of label and value; as nodes, so that no name is ever read as HTML. */
  tip(heading, lines) {
    const box = document.createElement('div');
    box.className = 'tip';
    box.appendChild(document.createElement('b')).textContent = heading;
    for (const [label, value] of lines) {
      const line = box.appendChild(document.createElement('span'));
      line.appendChild(document.createElement('i')).textContent = label;
      line.appendChild(document.createElement('em')).textContent = value;
    }
    return box;
  },

  tooltip(more) {
    return Object.assign({
      confine: true, transitionDuration: 0, borderColor: lariat.soft, backgroundColor: '#fff', padding: [6, 10],
      axisPointer: { type: 'line', lineStyle: { color: lariat.soft, type: 'dashed' } },
    }, more);
  },

  axis(name, more) {
    return Object.assign({
      type: 'value', name, nameLocation: 'middle', nameTextStyle: { color: lariat.soft, fontSize: 12.5 }, scale: true,
      axisLine: { show: true, onZero: false, lineStyle: { color: lariat.soft } }, axisTick: { show: true },
      axisLabel: { color: lariat.soft, fontSize: 12, hideOverlap: true, formatter: v => lariat.number(v) },
      splitLine: { lineStyle: { color: '#eceff2' } },
    }, more);
  },

  /** An axis of powers of ten for values that are log10 of what is shown. */
  powerAxis(name, look, more) {
    return lariat.yAxis(name, look, Object.assign({
      minInterval: 1, axisLabel: {
        color: lariat.soft, fontSize: 12, hideOverlap: true, formatter: v => '1e' + Math.round(v) },
      min: extent => Math.floor(extent.min), max: extent => Math.ceil(extent.max),
    }, more));
  },

  log10(value) {
    return value === null ? null : Math.log10(value);
  },

  yAxis(name, look, more) {
    return lariat.axis(name, Object.assign({ nameGap: look.narrow ? 44 : 52 }, more));
  },

  /** The λ axis: positions are log10 λ, large λ (few features) on the left. */
  lambdaAxis(x, look, more) {
    const low = Math.min(...x), high = Math.max(...x);
    return lariat.axis('λ (log scale)', Object.assign({
      inverse: true, nameGap: 28, min: low < high ? low : low - 1, max: low < high ? high : high + 1,
      splitNumber: look.narrow ? 4 : 7, splitLine: { show: false },
      axisLabel: {
        color: lariat.soft, fontSize: 12, hideOverlap: true, showMinLabel: false, showMaxLabel: false,
        formatter: v => lariat.number(10 ** v, 2),
      },
    }, more));
  },

  grid(look, more) {
    return Object.assign({ left: look.narrow ? 60 : 72, right: 24, top: 34, bottom: 46 }, more);
  },

  /** Vertical lines with a word each, at positions x. */
  marks(list) {
    return {
      type: 'line', name: '', data: [], silent: true,
      markLine: {
        silent: true, symbol: 'none', animation: false, blur: { lineStyle: { opacity: 1 }, label: { opacity: 1 } },
        data: list.map((mark, k) => ({
          xAxis: mark.x,
          lineStyle: { color: lariat.ink, width: 1.2, type: k === 0 ? [5, 4] : [2, 3] },
          label: { formatter: () => mark.label, color: lariat.ink, fontSize: 12, distance: [0, 4 + 15 * (k % 2)] },
        })),
      },
    };
  },

  /** Index of the entry of an array of numbers that is nearest to a value. */
  nearest(numbers, value) {
    let best = 0;
    for (let k = 1; k < numbers.length; k++) {
      if (Math.abs(numbers[k] - value) < Math.abs(numbers[best] - value)) best = k;
    }
    return best;
  },
};
