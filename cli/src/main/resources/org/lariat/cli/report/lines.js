'use strict';
/* Curves along λ, the cross-validation curve, and cost histories. */

/** One number for each λ. */
lariat.kinds.curve = (data, look) => {
  const shown = y => (data.log ? lariat.log10(y) : y);
  const series = [{
    type: 'line', name: data.label, step: data.step ? 'start' : false, symbol: 'circle', symbolSize: 5,
    showSymbol: Boolean(data.points) || data.x.length === 1, showAllSymbol: true, color: lariat.accent,
    lineStyle: { width: data.points ? 1 : 2 }, data: data.x.map((x, k) => [x, shown(data.y[k])]),
  }, lariat.marks(data.marks)];
  if (data.limit !== undefined) {
    series.push({
      type: 'line', name: '', data: [], silent: true,
      markLine: {
        silent: true, symbol: 'none', animation: false, data: [{ yAxis: shown(data.limit) }],
        lineStyle: { color: '#C44E00', width: 1.2, type: [5, 4] },
        label: { formatter: () => data.limitLabel, position: 'insideEndTop', color: '#A04000', fontSize: 12 },
      },
    });
  }
  return {
    animation: false, grid: lariat.grid(look, { left: 66 }),
    xAxis: lariat.lambdaAxis(data.x, look),
    yAxis: data.log
      ? lariat.powerAxis(data.label, look, {
        max: extent => Math.ceil(Math.max(extent.max, shown(data.limit)) + 0.3) })
      : lariat.yAxis(data.label, look, { min: 0 }),
    tooltip: lariat.tooltip({ trigger: 'axis', formatter: hits => {
      const k = hits[0].dataIndex;
      return lariat.tip('λ = ' + lariat.number(data.lambda[k], 5),
        [[data.label, lariat.number(data.y[k], data.log ? 2 : 5)]].concat(data.stop ? [['ended', data.stop[k]]] : []));
    } }),
    series,
  };
};

/** Mean loss over folds with a bar of ±1 standard error at every λ. */
lariat.kinds.cv = (data, look) => {
  const bars = data.x.map((x, k) => [
    { coord: [x, data.mean[k] - data.error[k]], symbol: 'none' },
    { coord: [x, data.mean[k] + data.error[k]], symbol: 'none' },
  ]);
  const lows = data.mean.map((m, k) => m - data.error[k]), highs = data.mean.map((m, k) => m + data.error[k]);
  const low = Math.min(...lows), high = Math.max(...highs), room = 0.04 * (high - low) || 1;
  return {
    animation: false, grid: lariat.grid(look, { top: 44 }),
    xAxis: lariat.lambdaAxis(data.x, look),
    yAxis: lariat.yAxis(data.measure, look, {
      min: low - room, max: high + room, axisLabel: {
        color: lariat.soft, fontSize: 12, hideOverlap: true, showMinLabel: false, showMaxLabel: false,
        formatter: v => lariat.number(v),
      },
    }),
    tooltip: lariat.tooltip({ trigger: 'axis', formatter: hits => {
      const k = hits[0].dataIndex;
      return lariat.tip('λ = ' + lariat.number(data.lambda[k], 5), [
        [data.measure, lariat.number(data.mean[k], 5)], ['± 1 SE', lariat.number(data.error[k], 3)],
        ['features', lariat.number(data.nonzeros[k])]]);
    } }),
    series: [{
      type: 'line', name: data.measure, data: data.x.map((x, k) => [x, data.mean[k]]),
      color: '#B3321B', lineStyle: { width: 1.2 }, symbol: 'circle', symbolSize: look.narrow ? 4 : 5, showSymbol: true,
      showAllSymbol: true,
      markLine: {
        silent: true, symbol: 'none', animation: false, label: { show: false }, data: bars,
        lineStyle: { color: '#8a939c', width: 1.2, type: 'solid' },
      },
    }, lariat.marks(data.marks)],
  };
};

/** Objective above the best value reached, against work done; a line for each solver or λ. */
lariat.kinds.history = (data, look) => ({
  animation: false, grid: lariat.grid(look, { top: 24 + 22 * Math.ceil(data.series.length / (look.narrow ? 2 : 5)) }),
  legend: { top: 0, left: 0, itemWidth: 26, textStyle: { color: lariat.ink }, type: 'plain',
    formatter: name => lariat.brief(name, look.narrow ? 18 : 30) },
  xAxis: lariat.axis(data.unit, { nameGap: 28, splitLine: { show: false }, min: 0 }),
  yAxis: lariat.powerAxis('objective − best', look),
  tooltip: lariat.tooltip({ trigger: 'item', formatter: hit => lariat.tip(data.series[hit.seriesIndex].name, [
    [data.unit, lariat.number(hit.value[0])], ['objective − best', lariat.number(10 ** hit.value[1], 3)]]) }),
  series: data.series.map((one, i) => ({
    type: 'line', name: one.name, data: one.x.map((x, k) => [x, lariat.log10(one.y[k])]), color: lariat.colours[i % lariat.colours.length],
    lineStyle: { width: 2, type: lariat.dashes[i % lariat.dashes.length] }, symbol: 'circle', symbolSize: 5,
    showSymbol: true, showAllSymbol: true, connectNulls: false,
  })),
});
