// What may stand as the value of a metric: a number, up to 100 numbers, a histogram, or a statistic set.

const largest = 2 ** 360;
const statistics = ["Count", "Max", "Min", "Sum"];
const histogram = ["Count", "Counts", "Max", "Min", "Sum", "Values"];

/** What is wrong with the value; each reason continues the sentence "metric x …". */
export function valueErrors(value) {
  if (typeof value === "number") return numberErrors("value", value);
  if (Array.isArray(value)) return listErrors("value", value);
  if (value === null || typeof value !== "object") return [`has a value that is not a number but ${JSON.stringify(value)}`];
  const members = Object.keys(value).sort().join();
  if (members === statistics.join()) return statisticsErrors(value);
  if (members === histogram.join()) return histogramErrors(value);
  return [`has an object as its value that is neither a histogram nor a statistic set: ${members}`];
}

function numberErrors(what, value) {
  if (typeof value !== "number") return [`has a ${what} that is not a number but ${JSON.stringify(value)}`];
  return Math.abs(value) <= largest ? [] : [`has a ${what} beyond 2^360`];
}

function listErrors(what, values) {
  const errors = values.flatMap(value => numberErrors(what, value));
  if (values.length > 100) errors.push(`has ${values.length} values, more than 100`);
  return errors;
}

function statisticsErrors(value) {
  const errors = statistics.flatMap(name => numberErrors(name, value[name]));
  if (value.Min > value.Max) errors.push(`has a Min of ${value.Min} above its Max of ${value.Max}`);
  if (value.Count < 0) errors.push(`has a Count of ${value.Count}`);
  return errors;
}

function histogramErrors(value) {
  const { Values, Counts, Min, Max, Count } = value;
  if (!Array.isArray(Values) || !Array.isArray(Counts)) return ["has Values or Counts that are not arrays"];
  const errors = [...statisticsErrors(value), ...listErrors("number in Values", Values), ...listErrors("number in Counts", Counts)];
  if (errors.length > 0) return errors;
  if (Values.length !== Counts.length) errors.push(`has ${Values.length} Values and ${Counts.length} Counts`);
  if (Counts.some(count => count < 0)) errors.push("has a negative number in Counts");
  const total = Counts.reduce((sum, count) => sum + count, 0);
  if (!near(total, Count)) errors.push(`has a Count of ${Count}, but its Counts add up to ${total}`);
  const outside = Values.filter(item => (item < Min && !near(item, Min)) || (item > Max && !near(item, Max)));
  if (outside.length > 0) errors.push(`has the value ${outside[0]} outside its Min of ${Min} and Max of ${Max}`);
  return errors;
}

/** Equal but for the rounding of a computation. */
function near(a, b) {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
