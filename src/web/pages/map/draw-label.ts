import type { NodeHoverDrawingFunction, NodeLabelDrawingFunction } from 'sigma/rendering';

const GAP = 5;
const PADDING = 4;
/** As wide as a space, in which lines behind a label would otherwise strike it through. */
const HALO = 7;

/** Colours of CSS. */
interface LabelColours {
  readonly ink: string;
  readonly paper: string;
}

interface Star {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly label: string | null;
  /** Whether it is left of the middle, where labels are on the left. */
  readonly isLeft?: boolean;
  /** Whether it is the film in the middle, whose label is below it. */
  readonly isCentre?: boolean;
}

/** Draws a star's label on the side away from the middle, shortened to fit the map. */
export function labelDrawer({ ink, paper }: LabelColours): NodeLabelDrawingFunction {
  return (context, star, { labelSize, labelFont }) => {
    const isCentre = star.isCentre === true;
    context.font = `${isCentre ? '600 ' : ''}${labelSize}px ${labelFont}`;
    const room = isCentre ? mapWidth(context) : roomBeside(context, star);
    const text = shortened(context, star.label ?? '', room);
    if (text === '') return;
    const left = leftOf(context, star, text);
    const baseline = isCentre ? below(star, labelSize) : star.y + labelSize / 3;
    context.lineJoin = 'round';
    context.lineWidth = HALO;
    context.strokeStyle = paper;
    context.strokeText(text, left, baseline);
    context.fillStyle = ink;
    context.fillText(text, left, baseline);
  };
}

/** Draws the star under the pointer with a ring, and its whole label on a plain ground. */
export function hoverDrawer({ ink, paper }: LabelColours): NodeHoverDrawingFunction {
  return (context, star, { labelSize, labelFont }) => {
    const { x, y, size, label } = star;
    const middle = star.isCentre === true ? below(star, labelSize) - labelSize / 3 : y;
    context.beginPath();
    context.arc(x, y, size + 3, 0, Math.PI * 2);
    context.lineWidth = 1.5;
    context.strokeStyle = ink;
    context.stroke();
    if (label === null || label === '') return;
    context.font = `600 ${labelSize}px ${labelFont}`;
    const { width } = context.measureText(label);
    const most = mapWidth(context) - width - PADDING;
    const left = Math.max(PADDING, Math.min(leftOf(context, star, label), most));
    context.fillStyle = paper;
    context.fillRect(
      left - PADDING,
      middle - labelSize / 2 - PADDING,
      width + 2 * PADDING,
      labelSize + 2 * PADDING,
    );
    context.fillStyle = ink;
    context.fillText(label, left, middle + labelSize / 3);
  };
}

function leftOf(
  context: CanvasRenderingContext2D,
  { x, size, isLeft, isCentre }: Star,
  text: string,
): number {
  if (isCentre === true) return x - context.measureText(text).width / 2;
  return isLeft === true ? x - size - GAP - context.measureText(text).width : x + size + GAP;
}

/** The baseline of a label below a star. */
function below({ y, size }: Star, labelSize: number): number {
  return y + size + GAP + labelSize;
}

function roomBeside(context: CanvasRenderingContext2D, { x, size, isLeft }: Star): number {
  return (isLeft === true ? x : mapWidth(context) - x) - size - GAP - PADDING;
}

function mapWidth({ canvas }: CanvasRenderingContext2D): number {
  return canvas.width / devicePixelRatio;
}

/** A text, cut to what fits. */
function shortened(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  for (let length = text.length - 1; length > 0; length--) {
    const part = `${text.slice(0, length).trimEnd()}…`;
    if (context.measureText(part).width <= room) return part;
  }
  return '';
}
