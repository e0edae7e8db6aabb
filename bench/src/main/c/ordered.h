/* The sums of kernels.c in the order of summation that Lariat writes down (VectorKernel), with the steps that its Vector
 * API code takes: what a C programmer would write who has to return the same bits. Lengths are at least eight. */
typedef double lanes __attribute__((vector_size(64), aligned(8), may_alias));
typedef float lanes_f32 __attribute__((vector_size(32), aligned(4), may_alias));
typedef int64_t lane_mask __attribute__((vector_size(64)));

static inline lanes load(const double *x) { return *(const lanes *)x; }
static inline lanes load_f32(const float *x) { return __builtin_convertvector(*(const lanes_f32 *)x, lanes); }

/* All ones in the last n mod 8 lanes. */
static inline lane_mask ends(int n) { return (lane_mask){0, 1, 2, 3, 4, 5, 6, 7} >= 8 - n % 8; }
static inline lanes only(lane_mask mask, lanes a) { return (lanes)((lane_mask)a & mask); }

static inline double fold(lanes a) {
  a += __builtin_shuffle(a, (lane_mask){1, 2, 3, 4, 5, 6, 7, 0});
  a += __builtin_shuffle(a, (lane_mask){2, 3, 4, 5, 6, 7, 0, 1});
  a += __builtin_shuffle(a, (lane_mask){4, 5, 6, 7, 0, 1, 2, 3});
  return a[0];
}

#define ORDERED_DOT(NAME, TYPE, LOAD)                                                                      \
  KERNEL double NAME(const TYPE *restrict x, const double *restrict v, int n) {                            \
    lanes a0 = {0}, a1 = {0}, a2 = {0}, a3 = {0};                                                          \
    if (n % 8) a3 = only(ends(n), LOAD(x + n - 8) * load(v + n - 8));                                      \
    int i = 0;                                                                                             \
    for (; i < n / 32 * 32; i += 32) {                                                                     \
      a0 += LOAD(x + i) * load(v + i), a1 += LOAD(x + i + 8) * load(v + i + 8);                            \
      a2 += LOAD(x + i + 16) * load(v + i + 16), a3 += LOAD(x + i + 24) * load(v + i + 24);                \
    }                                                                                                      \
    for (; i < n / 8 * 8; i += 8) a0 += LOAD(x + i) * load(v + i);                                         \
    return fold((a0 + a2) + (a1 + a3));                                                                    \
  }

/* The registers of four columns are named one by one: gcc 12 keeps an array of them in memory. */
#define ORDERED_DOT4(NAME, TYPE, LOAD)                                                                     \
  KERNEL void NAME(const TYPE *restrict a, const TYPE *restrict b, const TYPE *restrict c,                 \
                   const TYPE *restrict d, const double *restrict v, int n, double *restrict out) {        \
    lanes a0 = {0}, a1 = {0}, a2 = {0}, a3 = {0}, b0 = {0}, b1 = {0}, b2 = {0}, b3 = {0};                  \
    lanes c0 = {0}, c1 = {0}, c2 = {0}, c3 = {0}, d0 = {0}, d1 = {0}, d2 = {0}, d3 = {0};                  \
    if (n % 8) {                                                                                           \
      lanes w = load(v + n - 8);                                                                           \
      lane_mask m = ends(n);                                                                               \
      a3 = only(m, LOAD(a + n - 8) * w), b3 = only(m, LOAD(b + n - 8) * w);                                \
      c3 = only(m, LOAD(c + n - 8) * w), d3 = only(m, LOAD(d + n - 8) * w);                                \
    }                                                                                                      \
    int i = 0;                                                                                             \
    for (; i < n / 32 * 32; i += 32) {                                                                     \
      lanes v0 = load(v + i), v1 = load(v + i + 8), v2 = load(v + i + 16), v3 = load(v + i + 24);          \
      a0 += LOAD(a + i) * v0, b0 += LOAD(b + i) * v0, c0 += LOAD(c + i) * v0, d0 += LOAD(d + i) * v0;      \
      a1 += LOAD(a + i + 8) * v1, b1 += LOAD(b + i + 8) * v1;                                              \
      c1 += LOAD(c + i + 8) * v1, d1 += LOAD(d + i + 8) * v1;                                              \
      a2 += LOAD(a + i + 16) * v2, b2 += LOAD(b + i + 16) * v2;                                            \
      c2 += LOAD(c + i + 16) * v2, d2 += LOAD(d + i + 16) * v2;                                            \
      a3 += LOAD(a + i + 24) * v3, b3 += LOAD(b + i + 24) * v3;                                            \
      c3 += LOAD(c + i + 24) * v3, d3 += LOAD(d + i + 24) * v3;                                            \
    }                                                                                                      \
    for (; i < n / 8 * 8; i += 8) {                                                                        \
      lanes w = load(v + i);                                                                               \
      a0 += LOAD(a + i) * w, b0 += LOAD(b + i) * w, c0 += LOAD(c + i) * w, d0 += LOAD(d + i) * w;          \
    }                                                                                                      \
    out[0] = fold((a0 + a2) + (a1 + a3)), out[1] = fold((b0 + b2) + (b1 + b3));                            \
    out[2] = fold((c0 + c2) + (c1 + c3)), out[3] = fold((d0 + d2) + (d1 + d3));                            \
  }

#define ORDERED_DEVIATION(NAME, TYPE, LOAD)                                                                \
  KERNEL double NAME(const TYPE *restrict x, double center, const double *restrict w, int n) {             \
    lanes a[4] = {0};                                                                                      \
    if (n % 8) {                                                                                           \
      lanes d = LOAD(x + n - 8) - center;                                                                  \
      a[3] = only(ends(n), load(w + n - 8) * d * d);                                                       \
    }                                                                                                      \
    int i = 0;                                                                                             \
    for (; i < n / 32 * 32; i += 32)                                                                       \
      for (int r = 0; r < 4; r++) {                                                                        \
        lanes d = LOAD(x + i + 8 * r) - center;                                                            \
        a[r] += load(w + i + 8 * r) * d * d;                                                               \
      }                                                                                                    \
    for (; i < n / 8 * 8; i += 8) {                                                                        \
      lanes d = LOAD(x + i) - center;                                                                      \
      a[0] += load(w + i) * d * d;                                                                         \
    }                                                                                                      \
    return fold((a[0] + a[2]) + (a[1] + a[3]));                                                            \
  }

ORDERED_DOT(dot, double, load)
ORDERED_DOT(dot_f32, float, load_f32)
ORDERED_DOT4(dot4, double, load)
ORDERED_DOT4(dot4_f32, float, load_f32)
ORDERED_DEVIATION(squared_deviation, double, load)
ORDERED_DEVIATION(squared_deviation_f32, float, load_f32)

#define EACH_ENTRY(DO)                                                                                     \
  DO(ap, a, p) DO(aq, a, q) DO(ar, a, r) DO(as, a, s) DO(bp, b, p) DO(bq, b, q) DO(br, b, r) DO(bs, b, s)  \
  DO(cp, c, p) DO(cq, c, q) DO(cr, c, r) DO(cs, c, s) DO(dp, d, p) DO(dq, d, q) DO(dr, d, r) DO(ds, d, s)
#define ZERO(E, X, V) lanes E = {0};
#define END(E, X, V) E = only(mask, load(X + n - 8) * load(V + n - 8));
#define ADD(E, X, V) E += load(X + i) * load(V + i);
#define STORE(E, X, V) *o++ = fold(E);

KERNEL void gram(const double *const *x, const double *restrict panel, int n, double *restrict out) {
  for (int m = 0; m < BLOCK; m += 4) {
    const double *restrict p = panel + (size_t)m * n, *restrict q = p + n, *restrict r = q + n, *restrict s = r + n;
    for (int k = 0; k < BLOCK; k += 4) {
      const double *restrict a = x[k], *restrict b = x[k + 1], *restrict c = x[k + 2], *restrict d = x[k + 3];
      EACH_ENTRY(ZERO)
      if (n % 8) {
        lane_mask mask = ends(n);
        EACH_ENTRY(END)
      }
      for (int i = 0; i < n / 8 * 8; i += 8) { EACH_ENTRY(ADD) }
      double entries[16], *o = entries;
      EACH_ENTRY(STORE)
      for (int j = 0; j < 4; j++) memcpy(out + (k + j) * BLOCK + m, entries + 4 * j, 4 * sizeof(double));
    }
  }
}

KERNEL double sparse_dot(const int32_t *restrict rows, const double *restrict values, int count,
                         const double *restrict v) {
  double a[4] = {0};
  int k = 0;
  for (; k < count / 4 * 4; k += 4)
    for (int l = 0; l < 4; l++) a[l] += values[k + l] * v[rows[k + l]];
  for (int l = 0; k < count; k++, l++) a[l] += values[k] * v[rows[k]];
  return (a[0] + a[2]) + (a[1] + a[3]);
}
