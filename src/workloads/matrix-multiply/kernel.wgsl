// The matrix product in f32. A workgroup takes tiles of 64 x 64 elements of C, whose factors it
// brings into workgroup memory 16 steps of k at a time; an invocation sums 4 x 4 elements. It
// strides over the tiles with as many workgroups as were dispatched.

struct Uniforms {
  start: u32,
  end: u32,
  n: u32,
  unused: u32,
}

@group(0) @binding(0) var<uniform> uniforms: Uniforms;

@group(0) @binding(1) var<storage, read> a: array<f32>;
// In panels of n x 8, row by row, with zeros beyond column n.
@group(0) @binding(2) var<storage, read> panels: array<f32>;
@group(0) @binding(3) var<storage, read_write> c: array<f32>;

const panelColumns = 8u;
const tileSide = 64u;
const depth = 16u;
const threads = 256u;

// Rows of A's tile are stored by columns, so that the inner loop reads neighbours.
var<workgroup> aTile: array<array<f32, tileSide>, depth>;
var<workgroup> bTile: array<array<f32, tileSide>, depth>;

fn loadTiles(firstRow: u32, firstColumn: u32, firstK: u32, local: u32) {
  let n = uniforms.n;
  for (var i = local; i < tileSide * depth; i += threads) {
    let row = firstRow + i / depth;
    let aK = firstK + i % depth;
    var value = 0.0;
    if (row < uniforms.end && aK < n) {
      value = a[row * n + aK];
    }
    aTile[i % depth][i / depth] = value;

    let column = firstColumn + i % tileSide;
    let bK = firstK + i / tileSide;
    value = 0.0;
    if (column < n && bK < n) {
      value = panels[(column / panelColumns * n + bK) * panelColumns + column % panelColumns];
    }
    bTile[i / tileSide][i % tileSide] = value;
  }
}

@compute @workgroup_size(threads)
fn multiply(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let n = uniforms.n;
  let across = (n + tileSide - 1u) / tileSide;
  let down = (uniforms.end - uniforms.start + tileSide - 1u) / tileSide;
  let localRow = local / 16u * 4u;
  let localColumn = local % 16u * 4u;
  for (var tile = group.x; tile < across * down; tile += groups.x) {
    let firstRow = uniforms.start + tile / across * tileSide;
    let firstColumn = tile % across * tileSide;
    // Initialised in words: without them SwiftShader keeps the sums of the tile before (Chromium 156).
    var sums = array<vec4f, 4>();
    for (var k = 0u; k < n; k += depth) {
      loadTiles(firstRow, firstColumn, k, local);
      workgroupBarrier();
      for (var i = 0u; i < depth; i++) {
        let right = vec4f(
          bTile[i][localColumn],
          bTile[i][localColumn + 1u],
          bTile[i][localColumn + 2u],
          bTile[i][localColumn + 3u],
        );
        for (var row = 0u; row < 4u; row++) {
          sums[row] += aTile[i][localRow + row] * right;
        }
      }
      workgroupBarrier();
    }
    for (var i = 0u; i < 16u; i++) {
      let row = firstRow + localRow + i / 4u;
      let column = firstColumn + localColumn + i % 4u;
      if (row < uniforms.end && column < n) {
        c[row * n + column] = sums[i / 4u][i % 4u];
      }
    }
  }
}
