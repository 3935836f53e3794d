// All iterations of one cell.

/** Pairs of iteration and ms from stretches: the number of their first, its time, and the differences after it. */
function unfold(fork) {
  const pairs = (stretch) => {
    let time = 0;
    return stretch.slice(1).map((more, i) => {
      time += more;
      return [stretch[0] + i, Number((time * fork.unit).toPrecision(6))];
    });
  };
  fork.warmup = fork.warm.flatMap(pairs);
  fork.measure = fork.measured.flatMap(pairs);
}

function samplesOption(drawing, chosen) {
  const cell = drawing.cells[chosen];
  const option = base(300);
  Object.assign(option.grid, { left: 8, right: 16, top: 14, containLabel: true });
  option.xAxis = axisLook({ type: 'value', name: 'iteration of its fork', nameLocation: 'middle', nameGap: 26, minInterval: 1, min: 0 });
  option.yAxis = axisLook({ type: 'value', name: '', scale: true, axisLabel: { color: paint('muted'), formatter: '{value} ms' } });
  option.series = cell.forks.flatMap((fork, index) => [
    dots(fork.warmup, index, fork.fork, true), dots(fork.measure, index, fork.fork, false), steadyLine(fork, index)]);
  if (cell.mean !== null) {
    Object.assign(option.series[0], {
      markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: paint('muted'), type: 'dashed' }, data: [{ yAxis: cell.mean }] },
      markArea: { silent: true, itemStyle: { color: paint('band') }, data: cell.interval.length ? [[{ yAxis: cell.interval[0] }, { yAxis: cell.interval[1] }]] : [] },
    });
  }
  return { option: option, height: 366 };
}

function dots(points, index, fork, warmup) {
  const color = tint(index % 10);
  return {
    type: 'scatter', data: points, symbol: ['circle', 'rect', 'diamond', 'triangle', 'pin'][index % 5], symbolSize: 8,
    itemStyle: warmup ? { color: paint('panel'), borderColor: color, borderWidth: 1.4 } : { color: color },
    tooltip: { formatter: (item) => tip(['fork ' + fork + ', iteration ' + item.value[0] + (warmup ? ', warm-up' : ''), item.value[1] + ' ms']) },
  };
}

function isSteady(fork) {
  return fork.steady !== null;
}

/** A broken line behind the iteration, and the fork's mark at the top, each below the last. */
function steadyLine(fork, index) {
  const some = fork.measure.concat(fork.warmup)[0];
  const color = tint(index % 10);
  return {
    type: 'custom', data: isSteady(fork) && some ? [[fork.steady + 0.5, some[1]]] : [],
    renderItem: (params, api) => {
      const x = api.coord([fork.steady + 0.5, some[1]])[0];
      const frame = params.coordSys;
      return { type: 'group', children: [
        line(x, frame.y, x, frame.y + frame.height, { stroke: color, lineWidth: 1, lineDash: [4, 4] }),
        Object.assign(shape(index % 10, x, frame.y + 12 * (index % 10), 4.5), { style: { fill: color, stroke: paint('panel'), lineWidth: 1 } }),
      ] };
    },
    tooltip: { formatter: () => tip(['fork ' + fork.fork + ': steady after iteration ' + fork.steady]) },
  };
}
