// The filters on a GPU: a workgroup takes rows, its invocations the pixels of a row.

struct Uniforms {
  start: u32,
  end: u32,
  width: u32,
  height: u32,
  radius: u32,
  // The image's row that is item 0, and the rows of the arrays read and written.
  top: u32,
  from_row: u32,
  to_row: u32,
}

const invocations = 64u;

@group(0) @binding(0) var<uniform> uniforms: Uniforms;

// Red in the lowest byte.
@group(0) @binding(1) var<storage, read> before: array<u32>;
@group(0) @binding(2) var<storage, read_write> after: array<u32>;
@group(0) @binding(3) var<storage, read> weights: array<i32>;

fn channels(pixel: u32) -> vec4i {
  return vec4i(vec4u(pixel, pixel >> 8u, pixel >> 16u, pixel >> 24u) & vec4u(255u));
}

// Colours weighted by what is seen of them, and the sum of these weights.
fn toPixel(sums: vec4u) -> u32 {
  let alpha = (sums.w + 16384u) >> 15u;
  if alpha == 0u {
    return 0u;
  }
  let c = (sums.xyz + vec3u(sums.w >> 1u)) / vec3u(sums.w);
  return c.x | (c.y << 8u) | (c.z << 16u) | (alpha << 24u);
}

fn clampTo(value: i32, count: u32) -> u32 {
  return u32(clamp(value, 0, i32(count) - 1));
}

// A pixel of the array read: column and row of the image, which goes on beyond its rim.
fn pixelAt(x: i32, row: i32) -> vec4i {
  let column = clampTo(x, uniforms.width);
  let line = clampTo(row, uniforms.height) - uniforms.top + uniforms.from_row;
  return channels(before[line * uniforms.width + column]);
}

// A pixel of neighbours that lie along `way`, each weighted by its place and its alpha.
fn blurred(x: u32, row: u32, way: vec2i) -> u32 {
  var sums = vec4u(0u);
  for (var k = 0u; k <= 2u * uniforms.radius; k++) {
    let place = vec2i(vec2u(x, uniforms.top + row)) + (i32(k) - i32(uniforms.radius)) * way;
    let c = vec4u(pixelAt(place.x, place.y));
    sums += u32(weights[k]) * c.w * vec4u(c.xyz, 1u);
  }
  return toPixel(sums);
}

@compute @workgroup_size(invocations)
fn across(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let first = uniforms.start + group.x + group.y * groups.x;
  for (var row = first; row < uniforms.end; row += groups.x * groups.y) {
    for (var x = local; x < uniforms.width; x += invocations) {
      after[(uniforms.to_row + row) * uniforms.width + x] = blurred(x, row, vec2i(1, 0));
    }
  }
}

@compute @workgroup_size(invocations)
fn down(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let first = uniforms.start + group.x + group.y * groups.x;
  for (var row = first; row < uniforms.end; row += groups.x * groups.y) {
    for (var x = local; x < uniforms.width; x += invocations) {
      after[(uniforms.to_row + row) * uniforms.width + x] = blurred(x, row, vec2i(0, 1));
    }
  }
}

// Brightness on black of a neighbour, `dx` columns and `dy` rows away.
fn brightness(x: u32, row: u32, dx: i32, dy: i32) -> i32 {
  let c = pixelAt(i32(x) + dx, i32(row) + dy);
  return (((77 * c.x + 150 * c.y + 29 * c.z) >> 8u) * c.w + 127) / 255;
}

@compute @workgroup_size(invocations)
fn edges(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let first = uniforms.start + group.x + group.y * groups.x;
  for (var row = first; row < uniforms.end; row += groups.x * groups.y) {
    for (var x = local; x < uniforms.width; x += invocations) {
      let nw = brightness(x, row, -1, -1);
      let ne = brightness(x, row, 1, -1);
      let sw = brightness(x, row, -1, 1);
      let se = brightness(x, row, 1, 1);
      let sideways = ne + 2 * brightness(x, row, 1, 0) + se - nw - 2 * brightness(x, row, -1, 0) - sw;
      let upright = sw + 2 * brightness(x, row, 0, 1) + se - nw - 2 * brightness(x, row, 0, -1) - ne;
      let edge = u32(min(255, abs(sideways) + abs(upright)));
      after[row * uniforms.width + x] = edge | (edge << 8u) | (edge << 16u) | (255u << 24u);
    }
  }
}
