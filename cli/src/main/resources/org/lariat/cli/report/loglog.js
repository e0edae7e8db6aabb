'use strict';
/* Charts with powers of ten on both axes: time against gap or size, and the roofline. */

/** Lines or points, one series for each program; a horizontal line where there is a limit. */
lariat.kinds.loglog = (data, look) => {
  const xs = data.series.flatMap(one => one.x).map(Math.log10), ys = data.series.flatMap(one => one.y).map(Math.log10);
  const wide = Math.max(...xs) - Math.min(...xs) > 1.5, high = Math.max(...ys) - Math.min(...ys) > 1.5;
  const power = far => far
    ? { minInterval: 1, axisLabel: { color: lariat.soft, fontSize: 12, hideOverlap: true,
      formatter: v => lariat.number(10 ** v, 2) } }
    : { axisLabel: { color: lariat.soft, fontSize: 12, hideOverlap: true, formatter: v => lariat.number(10 ** v, 2) } };
  const room = (values, share) => share * (Math.max(...values) - Math.min(...values) || 1);
  const limits = data.limit === undefined ? [] : [Math.log10(data.limit)];
  const levels = ys.concat(limits);
  const columns = look.narrow ? 2 : 4;
  const series = data.series.map((one, i) => ({
    type: one.line ? 'line' : 'scatter', name: one.name, color: lariat.colours[i % lariat.colours.length],
    lineStyle: { width: 2, type: lariat.dashes[Math.floor(i / lariat.colours.length) % lariat.dashes.length] },
    symbol: ['circle', 'rect', 'triangle', 'diamond'][i % 4], symbolSize: one.line && !one.tips ? 1 : 8,
    showSymbol: true, showAllSymbol: true,
    label: { show: Boolean(one.labels) && !look.narrow, position: 'right', fontSize: 10, color: lariat.soft,
      formatter: hit => one.labels[hit.dataIndex] },
    labelLayout: { hideOverlap: true },
    data: one.x.map((x, k) => [Math.log10(x), Math.log10(one.y[k])]),
  }));
  if (limits.length > 0) {
    series.push({
      type: 'line', name: '', data: [], silent: true,
      markLine: {
        silent: true, symbol: 'none', animation: false, data: [{ yAxis: limits[0] }],
        lineStyle: { color: lariat.soft, width: 1.2, type: [5, 4] },
        label: { formatter: () => data.limitLabel, position: 'insideEndTop', color: lariat.soft, fontSize: 12 },
      },
    });
  }
  return {
    animation: false,
    grid: lariat.grid(look, { top: 24 + 20 * Math.ceil(data.series.length / columns), right: look.narrow ? 24 : 60 }),
    legend: { top: 0, left: 0, itemWidth: 26, textStyle: { color: lariat.ink }, type: 'plain',
      data: data.series.map(one => one.name), formatter: name => lariat.brief(name, look.narrow ? 18 : 26) },
    xAxis: lariat.axis(data.xLabel + ' (log scale)', Object.assign({ nameGap: 28, splitNumber: 6,
      min: Math.min(...xs) - room(xs, 0.03), max: Math.max(...xs) + room(xs, 0.03) }, power(wide))),
    yAxis: lariat.yAxis(data.yLabel, look, Object.assign({
      min: Math.floor(2 * Math.min(...levels)) / 2, max: Math.ceil(2 * Math.max(...levels)) / 2 }, power(high))),
    tooltip: lariat.tooltip({ trigger: 'item', formatter: hit => {
      const one = data.series[hit.seriesIndex];
      return lariat.tip(one.name, one.tips ? one.tips[hit.dataIndex] : [
        [data.xLabel, lariat.number(one.x[hit.dataIndex], 3)], [data.yLabel, lariat.number(one.y[hit.dataIndex], 3)]]);
    } }),
    series,
  };
};
