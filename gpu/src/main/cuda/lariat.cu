// Kernels of Lariat's cuda backend. build.sh turns this file into the PTX text that is committed as a resource beside it; the tests compile
// the same file for the host, with ENTRY, REGISTERED and SHARED defined by their stand-in driver.
//
// Z is column-major with a leading dimension ld that is a multiple of the pack (16 bytes), padded with zeros; a vector of row space has
// length ld too, with zeros at the end. Vector k of column space begins at k·stride. A set of columns is a list of positions q = 0 .. count−1:
// position q is column `columns ? columns[q] : first + q` of the design, and lies in Z at that index, or at q itself where byPosition is set
// (Z then holds just these columns, one after the other).
//
// Every sum is done in an order that depends on sizes alone: no atomics. Repeated runs give the same bits.

#ifndef ENTRY
#define ENTRY(name) extern "C" __global__ void name
#define REGISTERED(name)
#define SHARED(type, name, size) __shared__ type name[size]
#endif

namespace lariat {

const int WARP = 32;
const unsigned ALL_LANES = 0xffffffffu;
const int THREADS = 256;       // of a block, but for combine and the tiled product
const int WARPS = THREADS / WARP;
const int COLUMNS = 4;         // of a warp at once: four independent loads in flight for each lane
const int TILE_PACKS = 1024;   // of the vectors in shared memory: 16 KB
const int COMBINE_THREADS = 64;
const int TILED_THREADS = 128;
const int TILED_COLUMNS = 64;
const int TILED_VECTORS = 32;
const int TILED_ROWS = 32;

template <typename T> struct Pack;
template <> struct Pack<float> {
    typedef float4 type;
    static const int size = 4;
};
template <> struct Pack<double> {
    typedef double2 type;
    static const int size = 2;
};

__device__ inline float fused(float a, float b, float c) { return fmaf(a, b, c); }
__device__ inline double fused(double a, double b, double c) { return fma(a, b, c); }

// c + aᵀb, one rounding for each element, first to last.
__device__ inline float dot(float4 a, float4 b, float c) {
    return fused(a.w, b.w, fused(a.z, b.z, fused(a.y, b.y, fused(a.x, b.x, c))));
}
__device__ inline double dot(double2 a, double2 b, double c) { return fused(a.y, b.y, fused(a.x, b.x, c)); }

// c + a·b for each element.
__device__ inline float4 axpy(float a, float4 b, float4 c) {
    return make_float4(fused(a, b.x, c.x), fused(a, b.y, c.y), fused(a, b.z, c.z), fused(a, b.w, c.w));
}
__device__ inline double2 axpy(double a, double2 b, double2 c) { return make_double2(fused(a, b.x, c.x), fused(a, b.y, c.y)); }

__device__ inline void clear(float4& a) { a = make_float4(0.0f, 0.0f, 0.0f, 0.0f); }
__device__ inline void clear(double2& a) { a = make_double2(0.0, 0.0); }

// Sums each of R values over the warp, R a power of two up to 32: lane l returns the sum of value l / (32/R). Each step halves what a lane still
// carries, so R values take about R shuffles and not 5 R; every sum is a tree of depth 5.
template <typename T, int R> __device__ inline T warpSums(T (&value)[R]) {
    const int lane = threadIdx.x % WARP;
    int width = R;
#pragma unroll
    for (int distance = WARP / 2; distance > 0; distance /= 2) {
        if (width > 1) {
            width /= 2;
            const bool upper = (lane & distance) != 0;
#pragma unroll
            for (int i = 0; i < R / 2; i++) {
                if (i < width) {
                    const T given = upper ? value[i] : value[i + width];
                    const T kept = upper ? value[i + width] : value[i];
                    value[i] = kept + __shfl_xor_sync(ALL_LANES, given, distance);
                }
            }
        } else {
            value[0] += __shfl_xor_sync(ALL_LANES, value[0], distance);
        }
    }
    return value[0];
}

// Sum over a block of THREADS threads, known to all of them.
__device__ inline double blockSum(double value, double* scratch) {
    for (int distance = WARP / 2; distance > 0; distance /= 2) {
        value += __shfl_xor_sync(ALL_LANES, value, distance);
    }
    __syncthreads(); // scratch may still be read
    if (threadIdx.x % WARP == 0) {
        scratch[threadIdx.x / WARP] = value;
    }
    __syncthreads();
    double sum = 0.0;
    for (int w = 0; w < WARPS; w++) {
        sum += scratch[w];
    }
    return sum;
}

__device__ inline double blockMaximum(double value, double* scratch) {
    for (int distance = WARP / 2; distance > 0; distance /= 2) {
        value = fmax(value, __shfl_xor_sync(ALL_LANES, value, distance));
    }
    __syncthreads();
    if (threadIdx.x % WARP == 0) {
        scratch[threadIdx.x / WARP] = value;
    }
    __syncthreads();
    double largest = scratch[0];
    for (int w = 1; w < WARPS; w++) {
        largest = fmax(largest, scratch[w]);
    }
    return largest;
}

__device__ inline int columnAt(const int* columns, int first, int position) {
    return columns ? columns[position] : first + position;
}

// ---------------------------------------------------------------------------------------------------------------------------------
// Zᵀ V

// K vectors at once, `valid` of them wanted. A warp takes four columns and all rows; blocks stride over groups of 32 columns. Lane l adds up, one
// after the other, the elements of packs l, l + 32, …; then a tree over lanes. So an element takes part in at most
// size·⌈ld/(32·size)⌉ + 5 roundings.
template <typename T, int K>
__device__ inline void correlate(const T* __restrict__ z, long long ld, const int* __restrict__ columns, int first, int byPosition, int count,
        const T* __restrict__ v, int valid, T* __restrict__ out, long long stride) {
    typedef typename Pack<T>::type Packed;
    SHARED(Packed, tile, TILE_PACKS);
    const int tilePacks = TILE_PACKS / K;
    const int lane = threadIdx.x % WARP;
    const int warp = threadIdx.x / WARP;
    const int packs = static_cast<int>(ld / Pack<T>::size);
    const int groups = (count + WARPS * COLUMNS - 1) / (WARPS * COLUMNS);
    for (int group = blockIdx.x; group < groups; group += gridDim.x) {
        const int begin = (group * WARPS + warp) * COLUMNS;
        const Packed* column[COLUMNS];
#pragma unroll
        for (int c = 0; c < COLUMNS; c++) {
            const int position = min(begin + c, count - 1); // the last one again where there are no more; not written
            const long long index = byPosition ? position : columnAt(columns, first, position);
            column[c] = reinterpret_cast<const Packed*>(z + index * ld);
        }
        T sum[K * COLUMNS];
#pragma unroll
        for (int i = 0; i < K * COLUMNS; i++) {
            sum[i] = 0;
        }
        for (int base = 0; base < packs; base += tilePacks) {
            const int size = min(tilePacks, packs - base);
            if (group == static_cast<int>(blockIdx.x) || packs > tilePacks) {
                __syncthreads();
                for (int k = 0; k < K; k++) {
                    const Packed* source = reinterpret_cast<const Packed*>(v + k * ld) + base;
                    for (int i = threadIdx.x; i < size; i += THREADS) {
                        tile[k * tilePacks + i] = source[i];
                    }
                }
                __syncthreads();
            }
#pragma unroll 2
            for (int i = lane; i < size; i += WARP) {
                Packed element[COLUMNS];
#pragma unroll
                for (int c = 0; c < COLUMNS; c++) {
                    element[c] = column[c][base + i];
                }
#pragma unroll
                for (int k = 0; k < K; k++) {
                    const Packed weight = tile[k * tilePacks + i];
#pragma unroll
                    for (int c = 0; c < COLUMNS; c++) {
                        sum[k * COLUMNS + c] = dot(element[c], weight, sum[k * COLUMNS + c]);
                    }
                }
            }
        }
        const T total = warpSums<T, K * COLUMNS>(sum);
        const int lanes = WARP / (K * COLUMNS); // that hold the same sum
        const int k = lane / lanes / COLUMNS;
        const int position = begin + lane / lanes % COLUMNS;
        if (lane % lanes == 0 && k < valid && position < count) {
            out[k * stride + columnAt(columns, first, position)] = total;
        }
    }
}

// 32 vectors and 64 columns a block, rows in slabs of 32 through shared memory, a tile of 4×4 sums in the registers of a thread. The next slab is
// loaded while this one is multiplied. The sums of a slab are added to the total, so an element takes part in at most 32 + ⌈ld/32⌉
// roundings. Blocks of the same columns lie next to each other in the grid: all but the first find Z in the cache.
template <typename T>
__device__ inline void correlateTiled(const T* __restrict__ z, long long ld, const int* __restrict__ columns, int first, int byPosition, int count,
        const T* __restrict__ v, int vectors, T* __restrict__ out, long long stride) {
    typedef typename Pack<T>::type Packed;
    const int slab = TILED_ROWS / Pack<T>::size; // packs
    const int pitch = slab + 1;                  // one pack more: rows of a tile begin in different banks
    const int zLoads = TILED_COLUMNS * slab / TILED_THREADS;
    const int vLoads = TILED_VECTORS * slab / TILED_THREADS;
    SHARED(Packed, zTile, TILED_COLUMNS * (TILED_ROWS / Pack<T>::size + 1));
    SHARED(Packed, vTile, TILED_VECTORS * (TILED_ROWS / Pack<T>::size + 1));
    const int groups = (vectors + TILED_VECTORS - 1) / TILED_VECTORS;
    const int group = blockIdx.x % groups;
    const int begin = blockIdx.x / groups * TILED_COLUMNS;
    const int packs = static_cast<int>(ld / Pack<T>::size);
    const int columnGroup = threadIdx.x % 16;
    const int vectorGroup = threadIdx.x / 16;

    const Packed* zSource[TILED_COLUMNS * TILED_ROWS / Pack<T>::size / TILED_THREADS];
    const Packed* vSource[TILED_VECTORS * TILED_ROWS / Pack<T>::size / TILED_THREADS];
    Packed zNext[TILED_COLUMNS * TILED_ROWS / Pack<T>::size / TILED_THREADS];
    Packed vNext[TILED_VECTORS * TILED_ROWS / Pack<T>::size / TILED_THREADS];
    const int within = threadIdx.x % slab;
#pragma unroll
    for (int s = 0; s < zLoads; s++) {
        const int position = min(begin + (static_cast<int>(threadIdx.x) + s * TILED_THREADS) / slab, count - 1);
        const long long index = byPosition ? position : columnAt(columns, first, position);
        zSource[s] = reinterpret_cast<const Packed*>(z + index * ld) + within;
    }
#pragma unroll
    for (int s = 0; s < vLoads; s++) {
        const int vector = min(group * TILED_VECTORS + (static_cast<int>(threadIdx.x) + s * TILED_THREADS) / slab, vectors - 1);
        vSource[s] = reinterpret_cast<const Packed*>(v + vector * ld) + within;
    }
    T total[4][4];
#pragma unroll
    for (int c = 0; c < 4; c++) {
#pragma unroll
        for (int u = 0; u < 4; u++) {
            total[c][u] = 0;
        }
    }
    for (int base = -slab; base < packs; base += slab) {
        if (base >= 0) {
            __syncthreads(); // the tile before is done with
#pragma unroll
            for (int s = 0; s < zLoads; s++) {
                zTile[(threadIdx.x + s * TILED_THREADS) / slab * pitch + within] = zNext[s];
            }
#pragma unroll
            for (int s = 0; s < vLoads; s++) {
                vTile[(threadIdx.x + s * TILED_THREADS) / slab * pitch + within] = vNext[s];
            }
            __syncthreads();
        }
        const int next = base + slab;
        const bool there = next + within < packs;
#pragma unroll
        for (int s = 0; s < zLoads; s++) {
            clear(zNext[s]);
            if (there) {
                zNext[s] = zSource[s][next];
            }
        }
#pragma unroll
        for (int s = 0; s < vLoads; s++) {
            clear(vNext[s]);
            if (there) {
                vNext[s] = vSource[s][next];
            }
        }
        if (base < 0) {
            continue;
        }
        T sum[4][4];
#pragma unroll
        for (int c = 0; c < 4; c++) {
#pragma unroll
            for (int u = 0; u < 4; u++) {
                sum[c][u] = 0;
            }
        }
#pragma unroll 2
        for (int i = 0; i < slab; i++) {
            Packed a[4];
            Packed b[4];
#pragma unroll
            for (int c = 0; c < 4; c++) {
                a[c] = zTile[(columnGroup + 16 * c) * pitch + i];
            }
#pragma unroll
            for (int u = 0; u < 4; u++) {
                b[u] = vTile[(vectorGroup + 8 * u) * pitch + i];
            }
#pragma unroll
            for (int c = 0; c < 4; c++) {
#pragma unroll
                for (int u = 0; u < 4; u++) {
                    sum[c][u] = dot(a[c], b[u], sum[c][u]);
                }
            }
        }
#pragma unroll
        for (int c = 0; c < 4; c++) {
#pragma unroll
            for (int u = 0; u < 4; u++) {
                total[c][u] += sum[c][u];
            }
        }
    }
#pragma unroll
    for (int c = 0; c < 4; c++) {
        const int position = begin + columnGroup + 16 * c;
        if (position < count) {
            const int column = columnAt(columns, first, position);
#pragma unroll
            for (int u = 0; u < 4; u++) {
                const int vector = group * TILED_VECTORS + vectorGroup + 8 * u;
                if (vector < vectors) {
                    out[vector * stride + column] = total[c][u];
                }
            }
        }
    }
}

// ---------------------------------------------------------------------------------------------------------------------------------
// Z B

// Partial sums of Z B over the columns of a list; the list, *length or `size` long, is cut into gridDim.y chunks of equal length. A block adds up one
// chunk for 64 packs of rows and K vectors (vectors K·blockIdx.z to K·blockIdx.z + K − 1), in the list's order. Where `list` is null, entry e lies at e
// in Z.
//   coefficients (length × width): those of an entry lie together; partial (chunks × width × ld)
template <typename T, int K>
__device__ inline void combine(const T* __restrict__ z, long long ld, const int* __restrict__ list, const int* __restrict__ length, int size,
        const T* __restrict__ coefficients, int width, int firstVector, T* __restrict__ partial, int accumulate) {
    typedef typename Pack<T>::type Packed;
    const int batch = 64;
    SHARED(T, weights, 64 * K);
    SHARED(int, indices, 64);
    const int chunk = blockIdx.y;
    const int vector = firstVector + blockIdx.z * K;
    const int packs = static_cast<int>(ld / Pack<T>::size);
    const int row = blockIdx.x * COMBINE_THREADS + threadIdx.x;
    const bool there = row < packs;
    const long long entries = length ? *length : size;
    const int from = static_cast<int>(entries * chunk / gridDim.y);
    const int to = static_cast<int>(entries * (chunk + 1) / gridDim.y);
    Packed* target = reinterpret_cast<Packed*>(partial + (static_cast<long long>(chunk) * width + vector) * ld) + row;
    Packed sum[K];
#pragma unroll
    for (int k = 0; k < K; k++) {
        clear(sum[k]);
        if (accumulate && there) {
            sum[k] = target[static_cast<long long>(k) * packs];
        }
    }
    for (int begin = from; begin < to; begin += batch) {
        const int here = min(batch, to - begin);
        __syncthreads();
        for (int i = threadIdx.x; i < here * K; i += COMBINE_THREADS) {
            weights[i] = coefficients[static_cast<long long>(begin + i / K) * width + vector + i % K];
        }
        for (int i = threadIdx.x; i < here; i += COMBINE_THREADS) {
            indices[i] = list ? list[begin + i] : begin + i;
        }
        __syncthreads();
        if (there) {
#pragma unroll(K > 4 ? 2 : 4)
            for (int e = 0; e < here; e++) {
                const Packed element = reinterpret_cast<const Packed*>(z + indices[e] * ld)[row];
#pragma unroll
                for (int k = 0; k < K; k++) {
                    sum[k] = axpy(weights[e * K + k], element, sum[k]);
                }
            }
        }
    }
    if (there) {
#pragma unroll
        for (int k = 0; k < K; k++) {
            target[static_cast<long long>(k) * packs] = sum[k];
        }
    }
}

// out_k = the sum over chunks of partial, for vector k = blockIdx.y.
template <typename T>
__device__ inline void addChunks(const T* __restrict__ partial, int chunks, int width, long long ld, T* __restrict__ out) {
    const int k = blockIdx.y;
    for (long long i = static_cast<long long>(blockIdx.x) * THREADS + threadIdx.x; i < ld; i += static_cast<long long>(gridDim.x) * THREADS) {
        double sum = 0.0;
        for (int c = 0; c < chunks; c++) {
            sum += partial[(static_cast<long long>(c) * width + k) * ld + i];
        }
        out[k * ld + i] = static_cast<T>(sum);
    }
}

// ---------------------------------------------------------------------------------------------------------------------------------
// Proximal-gradient steps (FISTA). Problem k minimises ½‖y − Ab‖² + λ Σ_j (unit_j|b_j| + ½ ridge_j b_j²) within bounds,
// A = Z or diag(rowFactor)(Z − direction·shiftᵀ)diag(scale).

// What does not change; null for none. The order is known to ProblemViews.java.
template <typename T> struct Problem {
    const T* target;
    const T* unit;
    const T* ridge;
    const T* lower;
    const T* upper;
    const T* rowFactor; // null for A = Z, like the next three
    const T* direction;
    const T* shift;
    const T* scale;
};

// What changes from step to step, and stays on the device. Its size and its start are known to FistaMemory.java.
struct Scalars {
    double momentum; // t of FISTA
    double beta;     // z = b + beta (b − bOld)
    double betaUsed; // the one that the last step began with
    double moved;    // ‖b − z‖² of the last step, 0 if that is rounding
    double shifted;  // shiftᵀ diag(scale) b
};

// One of up to 32 tiles of a block's range of positions is non-zero in some problem: bit `tile` of a thread's mask.
__device__ inline void markColumns(unsigned bits, int tiles, int begin, int count, unsigned* mask, int* counts, double* scratch) {
    double found = 0.0;
    for (int tile = 0; tile < tiles; tile++) {
        const unsigned word = __ballot_sync(ALL_LANES, (bits >> tile) & 1u);
        const int position = begin + tile * THREADS + static_cast<int>(threadIdx.x);
        if (threadIdx.x % WARP == 0 && position < count) {
            mask[position / WARP] = word;
            found += __popc(word);
        }
    }
    const double all = blockSum(found, scratch);
    if (threadIdx.x == 0) {
        counts[blockIdx.x] = static_cast<int>(all);
    }
}

// The minimiser of ½L(b − z)² − c(b − z) + λ(unit|b| + ½ ridge b²) within the bounds of column j. Where b has the sign of Lz + c it is written as z plus a
// correction: near the solution that is small, and so is its rounding.
template <typename T> __device__ inline T proximal(const Problem<T>& problem, int j, T z, T correlation, T lambda, T curvature) {
    const T unit = problem.unit[j];
    if (isinf(unit)) {
        return 0;
    }
    const T pull = fused(curvature, z, correlation);
    const T threshold = lambda * unit;
    T next = 0;
    if (pull > threshold || pull < -threshold) {
        const T ridge = problem.ridge ? lambda * problem.ridge[j] : static_cast<T>(0);
        const T slope = correlation - (pull > 0 ? threshold : -threshold);
        next = z + fused(-ridge, z, slope) / (curvature + ridge);
    }
    if (problem.lower && next < problem.lower[j]) {
        next = problem.lower[j];
    }
    if (problem.upper && next > problem.upper[j]) {
        next = problem.upper[j];
    }
    return next;
}

// A column's correlation in A from that in Z; `along` is directionᵀ diag(rowFactor) r.
template <typename T> __device__ inline T inProblem(const Problem<T>& problem, int j, T correlation, double along) {
    return problem.shift ? static_cast<T>(problem.scale[j] * (correlation - problem.shift[j] * along)) : correlation;
}

__device__ inline double sumOf(const double* part, int parts) {
    double sum = 0.0;
    for (int i = 0; i < parts; i++) {
        sum += part[i];
    }
    return sum;
}

// A step's prox, momentum and sums, all problems. `iterate` holds b, `before` the one before it, and the new one takes its place.
//   settings (2 × problems): λ, L; alongParts (problems × rowParts)
//   sums (4 × problems × gridDim.x): (z − b)ᵀ(b − bBefore), ‖b − z‖², ‖z‖², shiftᵀ diag(scale) b
template <typename T>
__device__ inline void step(const Problem<T>* __restrict__ problems, const Scalars* __restrict__ scalars, const double* __restrict__ settings,
        int problemCount, const int* __restrict__ columns, int count, int tiles, long long stride, const T* __restrict__ correlations, const T* __restrict__ iterate,
        T* __restrict__ before, const double* __restrict__ alongParts, int rowParts, double* __restrict__ sums, unsigned* __restrict__ mask,
        int* __restrict__ counts) {
    SHARED(double, scratch, WARPS);
    const int begin = blockIdx.x * tiles * THREADS;
    unsigned bits = 0;
    for (int k = 0; k < problemCount; k++) {
        const Problem<T> problem = problems[k];
        const double along = problem.shift ? sumOf(alongParts + static_cast<long long>(k) * rowParts, rowParts) : 0.0;
        const T lambda = static_cast<T>(settings[k]);
        const T curvature = static_cast<T>(settings[problemCount + k]);
        const T beta = static_cast<T>(scalars[k].beta);
        double against = 0.0;
        double moved = 0.0;
        double square = 0.0;
        double shifted = 0.0;
        for (int tile = 0; tile < tiles; tile++) {
            const int position = begin + tile * THREADS + static_cast<int>(threadIdx.x);
            if (position < count) {
                const int j = columnAt(columns, 0, position);
                const long long at = k * stride + j;
                const T b = iterate[at];
                const T z = beta == 0 ? b : fused(beta, b - before[at], b);
                const T next = proximal(problem, j, z, inProblem(problem, j, correlations[at], along), lambda, curvature);
                before[at] = next;
                const double travel = static_cast<double>(next) - z;
                against -= travel * (static_cast<double>(next) - b);
                moved += travel * travel;
                square += static_cast<double>(z) * z;
                if (problem.shift) {
                    shifted += static_cast<double>(problem.shift[j]) * problem.scale[j] * next;
                }
                bits |= (next != 0 ? 1u : 0u) << tile;
            }
        }
        const double allAgainst = blockSum(against, scratch);
        const double allMoved = blockSum(moved, scratch);
        const double allSquare = blockSum(square, scratch);
        const double allShifted = problem.shift ? blockSum(shifted, scratch) : 0.0;
        if (threadIdx.x == 0) {
            const long long part = static_cast<long long>(k) * gridDim.x + blockIdx.x;
            const long long block = static_cast<long long>(problemCount) * gridDim.x;
            sums[part] = allAgainst;
            sums[block + part] = allMoved;
            sums[2 * block + part] = allSquare;
            sums[3 * block + part] = allShifted;
        }
    }
    markColumns(bits, tiles, begin, count, mask, counts, scratch);
}

// What step does about non-zeros and shifts, for any vectors b.
template <typename T>
__device__ inline void mark(const Problem<T>* __restrict__ problems, int problemCount, const int* __restrict__ columns, int count, int tiles,
        long long stride, const T* __restrict__ b, double* __restrict__ sums, unsigned* __restrict__ mask, int* __restrict__ counts) {
    SHARED(double, scratch, WARPS);
    const int begin = blockIdx.x * tiles * THREADS;
    unsigned bits = 0;
    for (int k = 0; k < problemCount; k++) {
        const Problem<T> problem = problems[k];
        double shifted = 0.0;
        for (int tile = 0; tile < tiles; tile++) {
            const int position = begin + tile * THREADS + static_cast<int>(threadIdx.x);
            if (position < count) {
                const int j = columnAt(columns, 0, position);
                const T value = b[k * stride + j];
                if (problem.shift) {
                    shifted += static_cast<double>(problem.shift[j]) * problem.scale[j] * value;
                }
                bits |= (value != 0 ? 1u : 0u) << tile;
            }
        }
        const double allShifted = problem.shift ? blockSum(shifted, scratch) : 0.0;
        if (threadIdx.x == 0) {
            sums[(3ll * problemCount + k) * gridDim.x + blockIdx.x] = allShifted;
        }
    }
    markColumns(bits, tiles, begin, count, mask, counts, scratch);
}

// Adds the parts of thread-strided sums; all threads of a block.
__device__ inline double partSum(const double* parts, int count, double* scratch) {
    double sum = 0.0;
    for (int i = threadIdx.x; i < count; i += THREADS) {
        sum += parts[i];
    }
    return blockSum(sum, scratch);
}

// A problem's momentum after its step (Beck and Teboulle 2009, eq. 4.2; restart by O'Donoghue and Candès, eq. 12): block k < problemCount.
// `significant` is the least ‖b − z‖/‖z‖ that tells curvature from rounding.
__device__ inline void momentum(Scalars* scalars, int problemCount, const double* sums, int parts, int stepped, double significant, double* scratch) {
    const int k = blockIdx.x;
    const long long block = static_cast<long long>(problemCount) * parts;
    const double* mine = sums + static_cast<long long>(k) * parts;
    const double shifted = partSum(mine + 3 * block, parts, scratch);
    const double against = stepped ? partSum(mine, parts, scratch) : 0.0;
    const double moved = stepped ? partSum(mine + block, parts, scratch) : 0.0;
    const double square = stepped ? partSum(mine + 2 * block, parts, scratch) : 0.0;
    if (threadIdx.x == 0) {
        Scalars s = scalars[k];
        s.shifted = shifted;
        if (stepped) {
            s.betaUsed = s.beta;
            s.moved = moved > significant * significant * square ? moved : 0.0;
            if (against > 0.0) {
                s.momentum = 1.0;
                s.beta = 0.0;
            } else {
                const double next = (1.0 + sqrt(1.0 + 4.0 * s.momentum * s.momentum)) / 2.0;
                s.beta = (s.momentum - 1.0) / next;
                s.momentum = next;
            }
        }
        scalars[k] = s;
    }
}

// Where each block's non-zero columns begin in the list, and how many there are: one block.
__device__ inline void offsets(const int* counts, int parts, int* begins, int* length, unsigned long long* columnsRead, int* scratch) {
    const int each = (parts + THREADS - 1) / THREADS;
    const int from = min(static_cast<int>(threadIdx.x) * each, parts);
    const int to = min(from + each, parts);
    int sum = 0;
    for (int i = from; i < to; i++) {
        sum += counts[i];
    }
    scratch[threadIdx.x] = sum;
    __syncthreads();
    if (threadIdx.x == 0) {
        int total = 0;
        for (int i = 0; i < THREADS; i++) {
            const int here = scratch[i];
            scratch[i] = total;
            total += here;
        }
        *length = total;
        *columnsRead += total;
    }
    __syncthreads();
    int begin = scratch[threadIdx.x];
    for (int i = from; i < to; i++) {
        begins[i] = begin;
        begin += counts[i];
    }
}

// Non-zero columns as a list of indices in Z, ascending, and their coefficients in Z; in the same blocks as step or mark.
//   coefficients (length × width), 0 beyond problemCount
template <typename T>
__device__ inline void listColumns(const Problem<T>* __restrict__ problems, int problemCount, const int* __restrict__ columns, int byPosition, int count,
        int tiles, long long stride, const T* __restrict__ b, const unsigned* __restrict__ mask, const int* __restrict__ begins, int* __restrict__ list,
        T* __restrict__ coefficients, int width) {
    SHARED(int, found, WARPS);
    int next = begins[blockIdx.x];
    const int lane = threadIdx.x % WARP;
    const int warp = threadIdx.x / WARP;
    for (int tile = 0; tile < tiles; tile++) {
        const int start = (blockIdx.x * tiles + tile) * THREADS + warp * WARP;
        const unsigned word = start < count ? mask[start / WARP] : 0u;
        __syncthreads();
        if (lane == 0) {
            found[warp] = __popc(word);
        }
        __syncthreads();
        int mine = next;
        for (int w = 0; w < WARPS; w++) {
            mine += w < warp ? found[w] : 0;
            next += found[w];
        }
        if ((word >> lane) & 1u) {
            mine += __popc(word & ((1u << lane) - 1u));
            const int position = start + lane;
            const int j = columnAt(columns, 0, position);
            list[mine] = byPosition ? position : j;
            for (int k = 0; k < width; k++) {
                T value = 0;
                if (k < problemCount) {
                    value = b[k * stride + j];
                    if (problems[k].scale) {
                        value *= problems[k].scale[j];
                    }
                }
                coefficients[static_cast<long long>(mine) * width + k] = value;
            }
        }
    }
}

// Images and residuals of problem k = blockIdx.y. With chunks > 0 the partial sums give the image A b of a new vector: it goes where `imageBefore`
// was, and that is the image of the one before from then on. Then r = y − Ab − β(Ab − AbBefore), β left out without `extrapolated`.
//   weighted_k = diag(rowFactor) r (ld); parts (4 × problems × gridDim.x): directionᵀ weighted, ‖r‖², yᵀr, and with `stepped` ‖A(b − z)‖²
template <typename T>
__device__ inline void residual(const Problem<T>* __restrict__ problems, const Scalars* __restrict__ scalars, int problemCount, int rows, long long ld,
        const T* __restrict__ partial, int chunks, int width, const T* __restrict__ image, T* __restrict__ imageBefore, int extrapolated, int stepped,
        T* __restrict__ weighted, double* __restrict__ parts) {
    SHARED(double, scratch, WARPS);
    const int k = blockIdx.y;
    const Problem<T> problem = problems[k];
    const Scalars s = scalars[k];
    const double beta = extrapolated ? s.beta : 0.0;
    double along = 0.0;
    double square = 0.0;
    double target = 0.0;
    double stretched = 0.0;
    for (long long i = static_cast<long long>(blockIdx.x) * THREADS + threadIdx.x; i < rows; i += static_cast<long long>(gridDim.x) * THREADS) {
        const long long at = k * ld + i;
        const double factor = problem.rowFactor ? problem.rowFactor[i] : 1.0;
        double now = image[at];
        double past = imageBefore[at];
        if (chunks > 0) {
            double sum = 0.0;
            for (int c = 0; c < chunks; c++) {
                sum += partial[(static_cast<long long>(c) * width + k) * ld + i];
            }
            if (problem.direction) {
                sum = factor * (sum - problem.direction[i] * s.shifted);
            }
            const T rounded = static_cast<T>(sum);
            if (stepped) {
                const double turn = rounded - (s.betaUsed == 0.0 ? now : now + s.betaUsed * (now - past));
                stretched += turn * turn;
            }
            imageBefore[at] = rounded;
            past = now;
            now = rounded;
        }
        const double r = problem.target[i] - (beta == 0.0 ? now : now + beta * (now - past));
        const T w = static_cast<T>(factor * r);
        weighted[at] = w;
        square += r * r;
        target += problem.target[i] * r;
        if (problem.direction) {
            along += static_cast<double>(problem.direction[i]) * w;
        }
    }
    const double allAlong = blockSum(along, scratch);
    const double allSquare = blockSum(square, scratch);
    const double allTarget = blockSum(target, scratch);
    const double allStretched = blockSum(stretched, scratch);
    if (threadIdx.x == 0) {
        const long long part = static_cast<long long>(k) * gridDim.x + blockIdx.x;
        const long long block = static_cast<long long>(problemCount) * gridDim.x;
        parts[part] = allAlong;
        parts[block + part] = allSquare;
        parts[2 * block + part] = allTarget;
        if (stepped) {
            parts[3 * block + part] = allStretched;
        }
    }
}

// Sums over columns for a duality gap, problem k = blockIdx.y, a part for each block. With g = c − λ ridge b, a column is limited where its bound in
// the direction of g is finite.
//   parts (4 × problems × gridDim.x): Σ unit|b|, Σ ridge b², Σ limit·max(0, |g| − λ unit) over limited columns,
//   max |g| / unit over the others with unit > 0
template <typename T>
__device__ inline void penalties(const Problem<T>* __restrict__ problems, const double* __restrict__ settings, int problemCount,
        const int* __restrict__ columns, int count, long long stride, const T* __restrict__ correlations, const T* __restrict__ b,
        const double* __restrict__ alongParts, int rowParts, double* __restrict__ parts) {
    SHARED(double, scratch, WARPS);
    const int k = blockIdx.y;
    const Problem<T> problem = problems[k];
    const double along = problem.shift ? sumOf(alongParts + static_cast<long long>(k) * rowParts, rowParts) : 0.0;
    const double lambda = settings[k];
    double norm = 0.0;
    double ridgeSquare = 0.0;
    double limited = 0.0;
    double largest = 0.0;
    for (int position = blockIdx.x * THREADS + threadIdx.x; position < count; position += gridDim.x * THREADS) {
        const int j = columnAt(columns, 0, position);
        const double unit = problem.unit[j];
        if (isinf(unit)) {
            continue;
        }
        const double value = b[k * stride + j];
        const double pulled = problem.ridge ? problem.ridge[j] * value : 0.0;
        norm += unit * fabs(value);
        ridgeSquare += pulled * value;
        const double g = inProblem(problem, j, correlations[k * stride + j], along) - lambda * pulled;
        const T* bound = g > 0.0 ? problem.upper : problem.lower;
        if (bound && !isinf(bound[j])) {
            limited += fabs(static_cast<double>(bound[j])) * fmax(0.0, fabs(g) - lambda * unit);
        } else if (unit > 0.0) {
            largest = fmax(largest, fabs(g) / unit);
        }
    }
    const double allNorm = blockSum(norm, scratch);
    const double allRidge = blockSum(ridgeSquare, scratch);
    const double allLimited = blockSum(limited, scratch);
    const double allLargest = blockMaximum(largest, scratch);
    if (threadIdx.x == 0) {
        const long long part = static_cast<long long>(k) * gridDim.x + blockIdx.x;
        const long long block = static_cast<long long>(problemCount) * gridDim.x;
        parts[part] = allNorm;
        parts[block + part] = allRidge;
        parts[2 * block + part] = allLimited;
        parts[3 * block + part] = allLargest;
    }
}

// Values of some columns, out of vectors in place (k × stride) into a compact one (k × count), or back; k = blockIdx.y.
template <typename T>
__device__ inline void move(const int* __restrict__ columns, int count, long long stride, T* __restrict__ full, T* __restrict__ compact, int back) {
    const int k = blockIdx.y;
    const int position = blockIdx.x * THREADS + threadIdx.x;
    if (position < count) {
        T* there = full + k * stride + columns[position];
        T* here = compact + static_cast<long long>(k) * count + position;
        if (back) {
            *there = *here;
        } else {
            *here = *there;
        }
    }
}

} // namespace lariat

using lariat::Problem;
using lariat::Scalars;

// ---------------------------------------------------------------------------------------------------------------------------------
// Entries, for float and double

#define CORRELATE(K, T, suffix)                                                                                                                       \
    ENTRY(lariat_correlate##K##_##suffix)                                                                                                             \
    (const T* z, long long ld, const int* columns, int first, int byPosition, int count, const T* v, int valid, T* out, long long stride) {           \
        lariat::correlate<T, K>(z, ld, columns, first, byPosition, count, v, valid, out, stride);                                                     \
    }                                                                                                                                                 \
    REGISTERED(lariat_correlate##K##_##suffix)

#define COMBINE(K, T, suffix)                                                                                                                         \
    ENTRY(lariat_combine##K##_##suffix)                                                                                                               \
    (const T* z, long long ld, const int* list, const int* length, int size, const T* coefficients, int width, int firstVector, T* partial,           \
            int accumulate) {                                                                                                                         \
        lariat::combine<T, K>(z, ld, list, length, size, coefficients, width, firstVector, partial, accumulate);                                      \
    }                                                                                                                                                 \
    REGISTERED(lariat_combine##K##_##suffix)

#define ALL_ENTRIES(T, suffix)                                                                                                                        \
    CORRELATE(1, T, suffix)                                                                                                                           \
    CORRELATE(2, T, suffix)                                                                                                                           \
    CORRELATE(4, T, suffix)                                                                                                                           \
    CORRELATE(8, T, suffix)                                                                                                                           \
    ENTRY(lariat_correlate_tiled_##suffix)                                                                                                            \
    (const T* z, long long ld, const int* columns, int first, int byPosition, int count, const T* v, int vectors, T* out, long long stride) {         \
        lariat::correlateTiled<T>(z, ld, columns, first, byPosition, count, v, vectors, out, stride);                                                 \
    }                                                                                                                                                 \
    REGISTERED(lariat_correlate_tiled_##suffix)                                                                                                       \
    COMBINE(1, T, suffix)                                                                                                                             \
    COMBINE(2, T, suffix)                                                                                                                             \
    COMBINE(4, T, suffix)                                                                                                                             \
    COMBINE(8, T, suffix)                                                                                                                             \
    COMBINE(16, T, suffix)                                                                                                                            \
    ENTRY(lariat_add_chunks_##suffix)(const T* partial, int chunks, int width, long long ld, T* out) {                                                \
        lariat::addChunks<T>(partial, chunks, width, ld, out);                                                                                        \
    }                                                                                                                                                 \
    REGISTERED(lariat_add_chunks_##suffix)                                                                                                            \
    ENTRY(lariat_step_##suffix)                                                                                                                       \
    (const Problem<T>* problems, const Scalars* scalars, const double* settings, int problemCount, const int* columns, int count, int tiles, long long stride,\
            const T* correlations, const T* iterate, T* before, const double* alongParts, int rowParts, double* sums, unsigned* mask, int* counts) {  \
        lariat::step<T>(problems, scalars, settings, problemCount, columns, count, tiles, stride, correlations, iterate, before, alongParts, rowParts, sums, mask,\
                counts);                                                                                                                              \
    }                                                                                                                                                 \
    REGISTERED(lariat_step_##suffix)                                                                                                                  \
    ENTRY(lariat_mark_##suffix)                                                                                                                       \
    (const Problem<T>* problems, int problemCount, const int* columns, int count, int tiles, long long stride, const T* b, double* sums,              \
            unsigned* mask, int* counts) {                                                                                                            \
        lariat::mark<T>(problems, problemCount, columns, count, tiles, stride, b, sums, mask, counts);                                                \
    }                                                                                                                                                 \
    REGISTERED(lariat_mark_##suffix)                                                                                                                  \
    ENTRY(lariat_list_##suffix)                                                                                                                       \
    (const Problem<T>* problems, int problemCount, const int* columns, int byPosition, int count, int tiles, long long stride, const T* b,            \
            const unsigned* mask, const int* begins, int* list, T* coefficients, int width) {                                                         \
        lariat::listColumns<T>(problems, problemCount, columns, byPosition, count, tiles, stride, b, mask, begins, list, coefficients, width);        \
    }                                                                                                                                                 \
    REGISTERED(lariat_list_##suffix)                                                                                                                  \
    ENTRY(lariat_residual_##suffix)                                                                                                                   \
    (const Problem<T>* problems, const Scalars* scalars, int problemCount, int rows, long long ld, const T* partial, int chunks, int width,           \
            const T* image, T* imageBefore, int extrapolated, int stepped, T* weighted, double* parts) {                                              \
        lariat::residual<T>(problems, scalars, problemCount, rows, ld, partial, chunks, width, image, imageBefore, extrapolated, stepped, weighted, parts);\
    }                                                                                                                                                 \
    REGISTERED(lariat_residual_##suffix)                                                                                                              \
    ENTRY(lariat_penalties_##suffix)                                                                                                                  \
    (const Problem<T>* problems, const double* settings, int problemCount, const int* columns, int count, long long stride, const T* correlations,    \
            const T* b, const double* alongParts, int rowParts, double* parts) {                                                                      \
        lariat::penalties<T>(problems, settings, problemCount, columns, count, stride, correlations, b, alongParts, rowParts, parts);                 \
    }                                                                                                                                                 \
    REGISTERED(lariat_penalties_##suffix)                                                                                                             \
    ENTRY(lariat_move_##suffix)(const int* columns, int count, long long stride, T* full, T* compact, int back) {                                     \
        lariat::move<T>(columns, count, stride, full, compact, back);                                                                                 \
    }                                                                                                                                                 \
    REGISTERED(lariat_move_##suffix)

ALL_ENTRIES(float, f32)
ALL_ENTRIES(double, f64)

// Block k < problemCount: that problem's momentum. Block problemCount: where each block's columns begin in the list.
ENTRY(lariat_scalars)
(Scalars* scalars, int problemCount, const double* sums, int parts, int stepped, double significant, const int* counts, int* begins, int* length,
        unsigned long long* columnsRead) {
    SHARED(double, scratch, lariat::WARPS);
    SHARED(int, scan, lariat::THREADS);
    if (static_cast<int>(blockIdx.x) < problemCount) {
        lariat::momentum(scalars, problemCount, sums, parts, stepped, significant, scratch);
    } else {
        lariat::offsets(counts, parts, begins, length, columnsRead, scan);
    }
}
REGISTERED(lariat_scalars)

// terms (problems × 7): ‖r‖², yᵀr, Σ unit|b|, Σ ridge b², largest ratio, Σ limited, ‖A(b − z)‖²/‖b − z‖²; problem k = blockIdx.x.
ENTRY(lariat_terms)
(const Scalars* scalars, int problemCount, const double* rowSums, int rowParts, const double* columnSums, int columnParts, double* terms) {
    SHARED(double, scratch, lariat::WARPS);
    const int k = blockIdx.x;
    const long long rowBlock = static_cast<long long>(problemCount) * rowParts;
    const long long columnBlock = static_cast<long long>(problemCount) * columnParts;
    const double* rows = rowSums + static_cast<long long>(k) * rowParts;
    const double* columns = columnSums + static_cast<long long>(k) * columnParts;
    const double square = lariat::partSum(rows + rowBlock, rowParts, scratch);
    const double target = lariat::partSum(rows + 2 * rowBlock, rowParts, scratch);
    const double stretched = lariat::partSum(rows + 3 * rowBlock, rowParts, scratch);
    const double norm = lariat::partSum(columns, columnParts, scratch);
    const double ridgeSquare = lariat::partSum(columns + columnBlock, columnParts, scratch);
    const double limited = lariat::partSum(columns + 2 * columnBlock, columnParts, scratch);
    double largest = 0.0;
    for (int i = threadIdx.x; i < columnParts; i += lariat::THREADS) {
        largest = fmax(largest, columns[3 * columnBlock + i]);
    }
    largest = lariat::blockMaximum(largest, scratch);
    if (threadIdx.x == 0) {
        double* mine = terms + 7 * k;
        const double moved = scalars[k].moved;
        mine[0] = square;
        mine[1] = target;
        mine[2] = norm;
        mine[3] = ridgeSquare;
        mine[4] = largest;
        mine[5] = limited;
        mine[6] = moved > 0.0 ? stretched / moved : 0.0;
    }
}
REGISTERED(lariat_terms)
