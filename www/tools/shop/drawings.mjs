// Every product type and the drawing of it.

import { armchair } from "./draw/armchair.mjs";
import { backpack } from "./draw/backpack.mjs";
import { ball } from "./draw/ball.mjs";
import { bear } from "./draw/bear.mjs";
import { bicycle } from "./draw/bicycle.mjs";
import { blocks } from "./draw/blocks.mjs";
import { board } from "./draw/board.mjs";
import { boot } from "./draw/boot.mjs";
import { bottle } from "./draw/bottle.mjs";
import { bouquet } from "./draw/bouquet.mjs";
import { bowl } from "./draw/bowl.mjs";
import { bread } from "./draw/bread.mjs";
import { cactus } from "./draw/cactus.mjs";
import { camera } from "./draw/camera.mjs";
import { candle } from "./draw/candle.mjs";
import { chair } from "./draw/chair.mjs";
import { cheese } from "./draw/cheese.mjs";
import { chocolate } from "./draw/chocolate.mjs";
import { clock } from "./draw/clock.mjs";
import { cushion } from "./draw/cushion.mjs";
import { dress } from "./draw/dress.mjs";
import { drum } from "./draw/drum.mjs";
import { foliage } from "./draw/foliage.mjs";
import { fruit } from "./draw/fruit.mjs";
import { gloves } from "./draw/gloves.mjs";
import { guitar } from "./draw/guitar.mjs";
import { handbag } from "./draw/handbag.mjs";
import { hat } from "./draw/hat.mjs";
import { headphones } from "./draw/headphones.mjs";
import { hoodie } from "./draw/hoodie.mjs";
import { jacket } from "./draw/jacket.mjs";
import { jar } from "./draw/jar.mjs";
import { kettle } from "./draw/kettle.mjs";
import { keyboard } from "./draw/keyboard.mjs";
import { kite } from "./draw/kite.mjs";
import { knife } from "./draw/knife.mjs";
import { lamp } from "./draw/lamp.mjs";
import { lantern } from "./draw/lantern.mjs";
import { mug } from "./draw/mug.mjs";
import { notebook } from "./draw/notebook.mjs";
import { packet } from "./draw/packet.mjs";
import { pan } from "./draw/pan.mjs";
import { pencils } from "./draw/pencils.mjs";
import { plate } from "./draw/plate.mjs";
import { robot } from "./draw/robot.mjs";
import { rocket } from "./draw/rocket.mjs";
import { rug } from "./draw/rug.mjs";
import { sandal } from "./draw/sandal.mjs";
import { scarf } from "./draw/scarf.mjs";
import { shelf } from "./draw/shelf.mjs";
import { shirt } from "./draw/shirt.mjs";
import { shoe } from "./draw/shoe.mjs";
import { shorts } from "./draw/shorts.mjs";
import { skateboard } from "./draw/skateboard.mjs";
import { skirt } from "./draw/skirt.mjs";
import { sleepingbag } from "./draw/sleepingbag.mjs";
import { sneaker } from "./draw/sneaker.mjs";
import { socks } from "./draw/socks.mjs";
import { sofa } from "./draw/sofa.mjs";
import { speaker } from "./draw/speaker.mjs";
import { stool } from "./draw/stool.mjs";
import { suitcase } from "./draw/suitcase.mjs";
import { sunglasses } from "./draw/sunglasses.mjs";
import { sweater } from "./draw/sweater.mjs";
import { table } from "./draw/table.mjs";
import { teapot } from "./draw/teapot.mjs";
import { tent } from "./draw/tent.mjs";
import { tote } from "./draw/tote.mjs";
import { train } from "./draw/train.mjs";
import { trousers } from "./draw/trousers.mjs";
import { trumpet } from "./draw/trumpet.mjs";
import { tshirt } from "./draw/tshirt.mjs";
import { umbrella } from "./draw/umbrella.mjs";
import { vase } from "./draw/vase.mjs";
import { watch } from "./draw/watch.mjs";

/** By type: draws on a pen in one of its variants. @type {Record<string, (pen: import("./pen.mjs").Pen) => void>} */
export const DRAWINGS = {
  armchair,
  backpack,
  ball,
  bear,
  bicycle,
  blocks,
  board,
  boot,
  bottle,
  bouquet,
  bowl,
  bread,
  cactus,
  camera,
  candle,
  chair,
  cheese,
  chocolate,
  clock,
  cushion,
  dress,
  drum,
  foliage,
  fruit,
  gloves,
  guitar,
  handbag,
  hat,
  headphones,
  hoodie,
  jacket,
  jar,
  kettle,
  keyboard,
  kite,
  knife,
  lamp,
  lantern,
  mug,
  notebook,
  packet,
  pan,
  pencils,
  plate,
  robot,
  rocket,
  rug,
  sandal,
  scarf,
  shelf,
  shirt,
  shoe,
  shorts,
  skateboard,
  skirt,
  sleepingbag,
  sneaker,
  socks,
  sofa,
  speaker,
  stool,
  suitcase,
  sunglasses,
  sweater,
  table,
  teapot,
  tent,
  tote,
  train,
  trousers,
  trumpet,
  tshirt,
  umbrella,
  vase,
  watch,
};
