// The distribution of the measured iterations of one cell.

const MOST_FORKS = 10;
const MOST_POINTS = 200;

/** Each time with the share of times up to it; of many, evenly spaced ones. */
function distribution(times) {
  const sorted = times.slice().sort((a, b) => a - b);
  const step = Math.ceil(sorted.length / MOST_POINTS);
  const points = sorted.map((time, i) => [time, (i + 1) / sorted.length])
    .filter((point, i) => (i + 1) % step === 0 || i === sorted.length - 1);
  return points.length > 0 ? [[sorted[0], 0]].concat(points) : [];
}

/** The corners of the steps, for a line that does not make them itself. */
function corners(points) {
  return points.flatMap((point, i) => (i > 0 ? [[point[0], points[i - 1][1]], point] : [point]));
}

function ecdfLines(cell) {
  const times = cell.forks.map((fork) => fork.measure.map((point) => point[1]));
  const forks = cell.forks.map((fork, i) => (
    { name: 'fork ' + fork.fork, tint: i, style: 'STEPS', points: distribution(times[i]), labels: [] }));
  const all = { name: 'all forks', tint: 23, style: 'DASHED', points: corners(distribution(times.flat())), labels: [] };
  return {
    x: { title: 'ms', scale: 'CLOSE' }, y: { title: 'share of iterations', scale: 'LINEAR' },
    lines: (forks.length > MOST_FORKS ? [] : forks).concat(all),
  };
}
