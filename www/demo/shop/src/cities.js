// Cities with a shop, to measure distances from.

export const CITIES = [
  { name: "Amsterdam", lat: 52.3702, lon: 4.8952 }, { name: "Barcelona", lat: 41.3851, lon: 2.1734 }, { name: "Berlin", lat: 52.5316, lon: 13.4018 },
  { name: "Copenhagen", lat: 55.6867, lon: 12.5701 }, { name: "Dublin", lat: 53.3438, lon: -6.2672 }, { name: "Edinburgh", lat: 55.9521, lon: -3.1965 },
  { name: "Hamburg", lat: 53.5503, lon: 9.9937 }, { name: "Lisbon", lat: 38.7139, lon: -9.1394 }, { name: "London", lat: 51.5145, lon: -0.1142 },
  { name: "Lyon", lat: 45.764, lon: 4.8357 }, { name: "Milan", lat: 45.4642, lon: 9.19 }, { name: "Paris", lat: 48.8606, lon: 2.3622 },
  { name: "Prague", lat: 50.0875, lon: 14.4213 }, { name: "Stockholm", lat: 59.3151, lon: 18.0717 }, { name: "Vienna", lat: 48.2082, lon: 16.3738 }, { name: "Zurich", lat: 47.3717, lon: 8.5391 },
];

/** Kilometres that the slider steps through. */
export const DISTANCES = [10, 50, 100, 300, 600, 1200];
