import type { NodeHoverDrawingFunction } from 'sigma/rendering';

const PADDING = 4;

/** Draws the star under the pointer with a ring and its label on a plate of the page's colour. */
export function labelDrawer(ink: string, paper: string): NodeHoverDrawingFunction {
  return (context, { x, y, size, label }, { labelSize, labelFont }) => {
    context.beginPath();
    context.arc(x, y, size + 3, 0, Math.PI * 2);
    context.lineWidth = 1.5;
    context.strokeStyle = ink;
    context.stroke();
    if (typeof label !== 'string') return;
    context.font = `600 ${labelSize}px ${labelFont}`;
    const left = x + size + 6;
    const { width } = context.measureText(label);
    context.fillStyle = paper;
    context.fillRect(
      left - PADDING,
      y - labelSize / 2 - PADDING,
      width + 2 * PADDING,
      labelSize + 2 * PADDING,
    );
    context.fillStyle = ink;
    context.fillText(label, left, y + labelSize / 3);
  };
}
