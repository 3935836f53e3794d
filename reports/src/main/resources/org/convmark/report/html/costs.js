// What devices cost for what they do: the formulas of the report, for what a reader assumes.

const HOURS_PER_YEAR = 8766;
const LATENCIES = ['p99', 'p50', 'mean'];

/** A number as the tables print it: four digits that matter, groups of three. */
function figure(value) {
  return like(value, value);
}

/** The value with as many decimals as the reference has as a figure. */
function like(reference, value) {
  const size = Math.abs(reference);
  const decimals = size === 0 || size >= 1000 ? 0 : Math.min(9, 3 - Math.floor(Math.log10(size)));
  const [whole, rest] = value.toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? grouped : grouped + '.' + rest;
}

function range(figured) {
  return like(figured.value, figured.low) + ' to ' + like(figured.value, figured.high);
}

function hasEnds(figured) {
  return figured.low !== null;
}

/** The amount over a figure, with the ends of its interval turned over. */
function over(amount, figured) {
  return hasEnds(figured)
    ? { value: amount / figured.value, low: amount / figured.high, high: amount / figured.low }
    : { value: amount / figured.value, low: null, high: null };
}

function wattsOf(way, assumed) {
  return way.counted ? way.counted.watts : assumed.watts[way.device];
}

/** Of a busy hour; null where price or power are not known. */
function hourOf(way, assumed, devices) {
  const price = assumed.prices[way.device];
  if (price === null) {
    return null;
  }
  if (devices[way.device].basis === 'RENTED') {
    return price / assumed.utilisation;
  }
  const watts = wattsOf(way, assumed);
  return watts === null ? null
    : price / (assumed.lifetime * HOURS_PER_YEAR * assumed.utilisation) + watts / 1000 * assumed.overhead * assumed.electricity;
}

/** Of a million images, with its interval; null where it is not known. */
function costOf(way, assumed, devices) {
  const hour = hourOf(way, assumed, devices);
  return hour === null ? null : over(hour / 3600 * 1e6, way.rate);
}

function hoursOf(way) {
  return 1e6 / 3600 / way.rate.value;
}

function perJouleOf(way, assumed) {
  if (way.counted) {
    return Object.assign({ source: 'measured, ' + way.counted.source }, way.counted.perJoule);
  }
  const watts = assumed.watts[way.device];
  return watts === null ? null : {
    source: 'TDP', value: way.rate.value / watts,
    low: hasEnds(way.rate) ? way.rate.low / watts : null, high: hasEnds(way.rate) ? way.rate.high / watts : null,
  };
}

/** Whether a way meets the limit; what can't be told is not met. */
function meets(way, assumed) {
  return assumed.ms === null || (way.latency[assumed.of] !== null && way.latency[assumed.of] <= assumed.ms);
}

function isUnknown(way, assumed) {
  return assumed.ms !== null && way.latency[assumed.of] === null;
}

/** What each device offers at one precision; the first of equals, as in the tables. */
function bidsOf(ways, assumed, devices) {
  return devices.map((device, place) => {
    const timed = ways.filter((way) => way.device === place);
    const within = timed.filter((way) => meets(way, assumed));
    const cost = (way) => (costOf(way, assumed, devices) || { value: Infinity }).value;
    const better = (way, other) => cost(way) < cost(other) || (cost(way) === cost(other) && way.rate.value > other.rate.value);
    const best = within.reduce((most, way) => (most === null || better(way, most) ? way : most), null);
    return {
      device: place, timed: timed.length, unknown: timed.filter((way) => isUnknown(way, assumed)).length,
      best: best, largest: Math.max(0, ...within.map((way) => way.cell[4])), cost: best && costOf(best, assumed, devices),
    };
  }).filter((bid) => bid.timed > 0);
}

/** Those that no other beats in both, from the least x on. */
function frontOf(ways, x, y) {
  let least = Infinity;
  return ways.slice().sort((a, b) => x(a) - x(b) || y(a) - y(b)).filter((way) => {
    const better = y(way) < least;
    least = Math.min(least, y(way));
    return better;
  });
}

/** The latency that is looked at: the limited one, or the highest percentile that there is. */
function latencyOf(ways, assumed) {
  return assumed.ms !== null ? assumed.of : LATENCIES.find((of) => ways.some((way) => way.latency[of] !== null));
}
