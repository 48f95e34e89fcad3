// Names, and what is said of colours and patterns whatever the product is.

/** Model names; none of them means the thing it names. */
export const NAMES = `Halden Fennel Marlow Juniper Skerry Tansy Brindle Calder Osprey Linnet Ravel Sorrel Tamsin Wexford Yarrow Ardent Bellamy Cobble
Dorset Ember Farrow Gable Heron Isla Jonquil Keswick Lumen Merrow Nettle Orlo Pippin Quill Rowan Selkie Thistle Ursa Vesper Willow Zephyr Aske
Bracken Clover Dune Elowen Fathom Gorse Harbour Inkwell Jetty Kelp Larkspur Mosswood Northgate Otter Plover Quarry Rook Saltmarsh Tern Underhill
Vale Wren Yonder Anselm Birk Cassia Delphine Edda Fjord Greta Hugo Ingrid Jasper Klara Leif Mika Nils Odette Pernille Runa Sigrid Tove Ulla Viggo
Wanda Ylva Astrid Bruno Cleo Dag Elio Freya Gus Hanne Ivo Juno Kaspar Lotte Magnus Nora Otis Paloma Remy Saskia Theo Vera Ines Ludo Mabel Noor
Piet Rosalind Sunniva Tilda Ewan Flora Gideon Hattie Maren Ottilie Barnaby Cosima Drift Eddy Foxglove Granary Holloway Lantana`.split(/\s+/);

export const BRANDS = ["Aldergate", "Bramble & Co", "Cormorant", "Dovetail Works", "Ettrick", "Fieldfare", "Gannet", "Hazelmere", "Islay Lane", "Kittiwake", "Lindqvist", "Moorhen", "Nordby", "Oakapple", "Pebblewick", "Quince Street", "Redshank", "Solvang", "Tidewater", "Undine", "Vinterhus", "Wychwood", "Yellowhammer", "Zander"];

export const SCENTS = ["fig and cut grass", "cedar and smoke", "orange peel", "sea air and thyme", "rain on hot stone", "black tea", "fir and honey"];
export const TASTES = ["roasted hazelnut", "sour cherry", "caramel and sea salt", "blackcurrant and cedar", "ripe apricot", "malt and honey", "lemon peel", "dried fig", "toast and butter"];

/** Sentences about how something looks, by pattern. */
export const LOOKS = {
  plain: ["One colour, {colour}, and nothing to distract from it.", "Comes in a {colour} that changes with the light.", "The {colour} was mixed for us and took eleven tries.", "In {colour}, it keeps quiet beside louder things.", "A plain {colour}, deep enough to look at twice.", "Here it is in {colour}; there were fights about it in the office."],
  striped: ["Broad stripes in {colour} and {second}.", "Stripes of {second} run across the {colour}, evenly, like a calm sea.", "{colour} and {second}, band by band.", "Striped, as sailors and deckchairs are."],
  pinstriped: ["Fine lines of {second} on {colour}.", "A pinstripe so thin that it only shows up close.", "Narrow {second} lines make it look longer."],
  checked: ["A gingham check in {colour}, fit for a picnic.", "Small squares of {colour} and white, as even as graph paper.", "Checks as on a grandmother's kitchen table.", "Checked in {colour} and white."],
  tartan: ["A tartan of our own, in {colour} with a thread of {second}.", "Plaid, and proud of it.", "Crossed in {colour} and {second}, like a blanket from the Highlands."],
  dotted: ["Polka dots, {second} on {colour}.", "Dots in {second}, sown evenly over {colour}.", "Spotted like a ladybird, if ladybirds came in {colour}.", "Little round dots cheer up the {colour}."],
  floral: ["Scattered with flowers in {second} on a ground of {colour}.", "A meadow print, drawn with a brush in an actual meadow.", "Blossoms wander over {colour}.", "Flowers that do not need water."],
  diagonal: ["Slanting bands of {second} give the {colour} some speed.", "Diagonal stripes, {colour} and {second}."],
  "colour block": ["Three blocks of colour, from {colour} down to {second}.", "Put together from {colour} and {second}, with a pale band between.", "Colour-blocked, like a flag of a friendly country."],
  gradient: ["{colour} fades into {second}, like an evening sky.", "An ombré from {colour} to {second}, never twice alike.", "Shaded from {colour} to {second}."],
  zigzag: ["Zigzags in {second} race across the {colour}.", "A chevron pattern in {colour} and {second}.", "Peaks and valleys, {second} on {colour}."],
  starry: ["Stars in {second}, on {colour}, for wishes.", "A night sky of {colour}, with all the stars out.", "Strewn with little stars."],
  speckled: ["Speckled like a bird's egg.", "Flecks of {second} on {colour}, as if it had been snowing.", "A sprinkle of {second} over the {colour}."],
};
