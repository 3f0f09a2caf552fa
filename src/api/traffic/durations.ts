import type { MetricValueWithName } from 'prom-client';

interface Answered {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly elapsedMs: number;
}

/** The durations of responses with the same labels. */
interface Series extends Omit<Answered, 'elapsedMs'> {
  /** By bucket; the last one counts those above every bound. */
  readonly counts: Float64Array;
  sumSeconds: number;
}

/**
 * A histogram of response times by method, route and status, which a `Registry` can have as a metric.
 * prom-client's own checks, sorts and joins the labels for each response, which takes as long as
 * reading a film.
 */
export class Durations {
  readonly name: string;
  readonly #help: string;
  readonly #boundsSeconds: readonly number[];
  readonly #byRoute = new Map<string, Series[]>();

  constructor(name: string, help: string, boundsSeconds: readonly number[]) {
    this.name = name;
    this.#help = help;
    this.#boundsSeconds = boundsSeconds;
  }

  observe(answered: Answered): void {
    const series = this.#seriesOf(answered);
    const seconds = answered.elapsedMs / 1000;
    const bounds = this.#boundsSeconds;
    let bucket = 0;
    while (bucket < bounds.length && seconds > (bounds[bucket] ?? 0)) bucket += 1;
    series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
    series.sumSeconds += seconds;
  }

  /** The histogram as a registry reads it. */
  async get() {
    return {
      name: this.name,
      help: this.#help,
      type: 'histogram',
      aggregator: 'sum',
      values: [...this.#byRoute.values()].flat().flatMap((series) => this.#valuesOf(series)),
    };
  }

  #seriesOf({ method, route, status }: Answered): Series {
    let ofRoute = this.#byRoute.get(route);
    if (ofRoute === undefined) this.#byRoute.set(route, (ofRoute = []));
    for (const series of ofRoute) {
      if (series.status === status && series.method === method) return series;
    }
    const counts = new Float64Array(this.#boundsSeconds.length + 1);
    const series = { method, route, status, counts, sumSeconds: 0 };
    ofRoute.push(series);
    return series;
  }

  #valuesOf({ method, route, status, counts, sumSeconds }: Series): MetricValueWithName<string>[] {
    const labels = { method, route, status };
    let count = 0;
    const buckets = [...this.#boundsSeconds, '+Inf'].map((le, bucket) => {
      count += counts[bucket] ?? 0;
      return { metricName: `${this.name}_bucket`, labels: { le, ...labels }, value: count };
    });
    return [
      ...buckets,
      { metricName: `${this.name}_sum`, labels, value: sumSeconds },
      { metricName: `${this.name}_count`, labels, value: count },
    ];
  }
}
