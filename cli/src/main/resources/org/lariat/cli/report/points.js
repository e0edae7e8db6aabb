'use strict';
/* Bars, scatter plots and histograms. */

/** A horizontal bar for each name, the first on top. */
lariat.kinds.bars = (data, look) => {
  const most = look.narrow ? 12 : 28;
  return {
    animation: false,
    grid: { left: 8, right: 30, top: data.threshold === undefined ? 10 : 26, bottom: 40, containLabel: true },
    xAxis: lariat.axis(data.label, Object.assign({ nameGap: 28, scale: false }, data.share ? { min: 0, max: 1 } : {})),
    yAxis: {
      type: 'category', inverse: true, data: data.names, axisTick: { show: false },
      axisLine: { lineStyle: { color: lariat.soft } },
      axisLabel: { color: lariat.ink, fontSize: 12, interval: 0, formatter: name => lariat.brief(name, most) },
    },
    tooltip: lariat.tooltip({ trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: hits => {
      const k = hits[0].dataIndex;
      return lariat.tip(data.names[k], data.tips[k]);
    } }),
    series: [{
      type: 'bar', barMaxWidth: 18, barMinHeight: 1,
      data: data.values.map((v, k) => ({
        value: v, itemStyle: { color: (data.signs ? data.signs[k] : Math.sign(v)) < 0 ? '#C44E00' : '#0072B2' } })),
      markLine: data.threshold === undefined ? undefined : {
        silent: true, symbol: 'none', animation: false, data: [{ xAxis: data.threshold }],
        lineStyle: { color: lariat.ink, type: [5, 4] },
        label: { formatter: () => 'threshold ' + lariat.number(data.threshold), position: 'start', color: lariat.ink },
      },
    }],
  };
};

/** Points, with the line they would lie on if the model were right. */
lariat.kinds.scatter = (data, look) => {
  const line = data.diagonal
    ? [[{ coord: [data.low, data.low], symbol: 'none' }, { coord: [data.high, data.high], symbol: 'none' }]]
    : [{ yAxis: 0 }];
  const range = data.diagonal ? { min: data.low, max: data.high } : {};
  const quiet = { axisLabel: { color: lariat.soft, fontSize: 12, hideOverlap: true, showMinLabel: false,
    showMaxLabel: false, formatter: v => lariat.number(v, 3) } };
  return {
    animation: false, grid: lariat.grid(look, { top: 14, left: 66 }),
    xAxis: lariat.axis(data.xLabel, Object.assign({ nameGap: 28, splitNumber: 4 }, quiet, range)),
    yAxis: lariat.yAxis(data.yLabel, look, Object.assign({ splitNumber: 5, nameGap: 48 }, quiet, range)),
    tooltip: lariat.tooltip({ trigger: 'item', formatter: hit => lariat.tip('row ' + data.rows[hit.dataIndex], [
      [data.xLabel, lariat.number(data.x[hit.dataIndex], 5)], [data.yLabel, lariat.number(data.y[hit.dataIndex], 5)]]) }),
    series: [{
      type: 'scatter', symbolSize: data.x.length > 500 ? 5 : 7, itemStyle: { color: lariat.accent, opacity: 0.45 },
      data: data.x.map((x, k) => [x, data.y[k]]),
      markLine: {
        silent: true, symbol: 'none', animation: false, data: line, label: { show: false },
        lineStyle: { color: lariat.ink, width: 1.2, type: [5, 4] },
      },
    }],
  };
};

/** Counts of equal intervals. */
lariat.kinds.histogram = (data, look) => {
  const middle = k => (data.edges[k] + data.edges[k + 1]) / 2;
  return {
    animation: false, grid: lariat.grid(look, { top: 14, left: 66 }),
    xAxis: { type: 'category', data: data.counts.map((c, k) => lariat.number(middle(k), 2)), name: data.label,
      nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: lariat.soft, fontSize: 12.5 },
      axisLabel: { color: lariat.soft, fontSize: 12, hideOverlap: true }, axisLine: { lineStyle: { color: lariat.soft } } },
    yAxis: lariat.yAxis('rows', look, { min: 0, minInterval: 1, nameGap: 48, scale: false }),
    tooltip: lariat.tooltip({ trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: hits => {
      const k = hits[0].dataIndex;
      return lariat.tip(lariat.number(data.edges[k], 3) + ' … ' + lariat.number(data.edges[k + 1], 3),
        [['rows', String(data.counts[k])]]);
    } }),
    series: [{ type: 'bar', barCategoryGap: '4%', color: lariat.accent, data: data.counts }],
  };
};
