'use strict';
/* Coefficient paths: a line for each feature; the one next to the pointer is named. */
lariat.kinds.path = (data, look) => {
  const NAMED = 8; // lines in colour, with their names at the end
  const perDeviation = look.choice === 'deviation';
  const value = (track, k) => track.values[k] * (perDeviation ? track.deviation : 1);
  const colour = i => (i < NAMED ? lariat.colours[i] : lariat.quiet);
  const series = data.tracks.map((track, i) => ({
    type: 'line', name: track.name, silent: true, showSymbol: data.x.length === 1, symbol: 'circle', symbolSize: 7, z: i < NAMED ? 4 : 3,
    data: data.x.map((x, k) => [x, value(track, k)]),
    color: colour(i),
    lineStyle: { width: i < NAMED ? 2 : 1, type: i < NAMED ? lariat.dashes[i % lariat.dashes.length] : 'solid' },
    emphasis: { focus: 'series', lineStyle: { width: 3.5, color: i < NAMED ? colour(i) : lariat.ink } },
    blur: { lineStyle: { opacity: 0.25 }, endLabel: { opacity: 0.25 } },
    endLabel: i < NAMED ? {
      show: true, color: colour(i), fontSize: 12, align: 'left', distance: -6, // the axis is inverted, and so is this
      formatter: () => lariat.brief(track.name, look.narrow ? 8 : 20),
    } : { show: false },
  }));
  series.push(lariat.marks(data.marks));

  const tip = (i, k) => {
    const track = data.tracks[i];
    const lines = [['λ', lariat.number(data.lambda[k], 5)], ['coefficient', lariat.number(track.values[k], 6)]];
    if (track.deviation !== null) {
      lines.push(['per std. dev.', lariat.number(track.values[k] * track.deviation, 4)]);
    }
    return lariat.tip(track.name, lines);
  };

  const option = {
    animation: false,
    grid: lariat.grid(look, { right: look.narrow ? 68 : 150 }),
    xAxis: lariat.lambdaAxis(data.x, look),
    yAxis: lariat.yAxis(perDeviation ? 'coefficient × std. dev.' : 'coefficient', look),
    tooltip: lariat.tooltip({ trigger: 'item', triggerOn: 'none' }),
    series,
  };

  /** Moves names apart that would cover each other, from the top down. */
  const settle = chart => {
    const LINE = 14;
    const ends = data.tracks.slice(0, NAMED).map((track, i) => {
      const last = data.x.length - 1;
      return { i, y: chart.convertToPixel('grid', [data.x[last], value(track, last)])[1] };
    }).sort((a, b) => a.y - b.y);
    const shifts = [];
    let lowest = -Infinity;
    for (const end of ends) {
      lowest = Math.max(end.y, lowest + LINE);
      shifts[end.i] = { endLabel: { offset: [0, lowest - end.y] } };
    }
    chart.setOption({ series: shifts });
  };

  /** Names the line next to the pointer. */
  const hover = chart => {
    let shown = -1;
    const leave = () => {
      if (shown >= 0) chart.dispatchAction({ type: 'downplay' });
      chart.dispatchAction({ type: 'hideTip' });
      shown = -1;
    };
    const move = event => {
      const at = [event.offsetX, event.offsetY];
      if (!chart.containPixel('grid', at)) {
        leave();
        return;
      }
      const k = lariat.nearest(data.x, chart.convertFromPixel('grid', at)[0]);
      const heights = data.tracks.map(track => chart.convertToPixel('grid', [data.x[k], value(track, k)])[1]);
      const i = lariat.nearest(heights, at[1]);
      if (i !== shown) {
        chart.dispatchAction({ type: 'downplay' });
        chart.dispatchAction({ type: 'highlight', seriesIndex: i });
        shown = i;
      }
      const [x, y] = chart.convertToPixel('grid', [data.x[k], value(data.tracks[i], k)]);
      chart.dispatchAction({ type: 'showTip', x, y, tooltip: { formatter: () => tip(i, k) } });
    };
    return { move, leave };
  };
  return { option, settle, hover };
};
