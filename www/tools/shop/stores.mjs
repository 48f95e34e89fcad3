// The shops of the chain, which is invented; the cities are not.

/** @type {{ name: string, lat: number, lon: number }[]} */
export const STORES = [
  ["Berlin", 52.5316, 13.4018], ["Hamburg", 53.5503, 9.9937], ["Amsterdam", 52.3702, 4.8952], ["Copenhagen", 55.6867, 12.5701], ["Stockholm", 59.3151, 18.0717],
  ["Paris", 48.8606, 2.3622], ["Lyon", 45.764, 4.8357], ["London", 51.5145, -0.1142], ["Edinburgh", 55.9521, -3.1965], ["Dublin", 53.3438, -6.2672],
  ["Lisbon", 38.7139, -9.1394], ["Barcelona", 41.3851, 2.1734], ["Milan", 45.4642, 9.19], ["Vienna", 48.2082, 16.3738], ["Prague", 50.0875, 14.4213], ["Zurich", 47.3717, 8.5391],
].map(([city, lat, lon]) => ({ name: `Hearth & Heron ${city}`, lat: Number(lat), lon: Number(lon) }));
