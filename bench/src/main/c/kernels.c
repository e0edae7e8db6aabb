/*
 * The loops of org.lariat.kernel.ColumnKernel as one writes them in C, on the data layout of the JMH benchmarks, timed in
 * the same way: batches of 64 columns, eight of 0.05 s after a warm-up, each with the columns elsewhere in a page, the best reported.
 *
 *   kernels LABEL        prints: LABEL operation mode length nanoseconds-per-operation
 *
 * Compiled with -DORDERED -O3 -march=native the sums are those of ordered.h, in Lariat's order: the same loop in C. Without
 * ORDERED they are plain loops, vectorised only with -ffast-math, which may then sum as it likes. With -DSEEN the compiler sees
 * caller and loop together.
 */
#define _POSIX_C_SOURCE 199309L
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BATCH = 64, BLOCK = 32, CACHED_COLUMNS = 4, WARMUP = 2, ITERATIONS = 8, PAGE = 4096 };
static const size_t STREAM_BYTES = (size_t)512 << 20;
static const double STEP = 1e-9, SECONDS = 0.05;

/* Called as the functions of a library are, or Java's through an interface: the compiler hands no constant in, and knows neither
 * which memory a call leaves alone nor which registers. With -DSEEN it knows all that, and only does not inline. */
#ifdef SEEN
#define KERNEL __attribute__((noinline)) static
#else
#define KERNEL __attribute__((noipa)) static
#endif

#ifdef ORDERED
#include "ordered.h"
#else
KERNEL double dot(const double *restrict x, const double *restrict v, int n) {
  double sum = 0;
  for (int i = 0; i < n; i++) sum += x[i] * v[i];
  return sum;
}

KERNEL double dot_f32(const float *restrict x, const double *restrict v, int n) {
  double sum = 0;
  for (int i = 0; i < n; i++) sum += (double)x[i] * v[i];
  return sum;
}

KERNEL void dot4(const double *restrict a, const double *restrict b, const double *restrict c,
                 const double *restrict d, const double *restrict v, int n, double *restrict out) {
  double sa = 0, sb = 0, sc = 0, sd = 0;
  for (int i = 0; i < n; i++) {
    sa += a[i] * v[i];
    sb += b[i] * v[i];
    sc += c[i] * v[i];
    sd += d[i] * v[i];
  }
  out[0] = sa, out[1] = sb, out[2] = sc, out[3] = sd;
}

KERNEL void dot4_f32(const float *restrict a, const float *restrict b, const float *restrict c,
                     const float *restrict d, const double *restrict v, int n, double *restrict out) {
  double sa = 0, sb = 0, sc = 0, sd = 0;
  for (int i = 0; i < n; i++) {
    sa += (double)a[i] * v[i];
    sb += (double)b[i] * v[i];
    sc += (double)c[i] * v[i];
    sd += (double)d[i] * v[i];
  }
  out[0] = sa, out[1] = sb, out[2] = sc, out[3] = sd;
}

KERNEL double squared_deviation(const double *restrict x, double center, const double *restrict w, int n) {
  double sum = 0;
  for (int i = 0; i < n; i++) sum += w[i] * (x[i] - center) * (x[i] - center);
  return sum;
}

KERNEL double squared_deviation_f32(const float *restrict x, double center, const double *restrict w, int n) {
  double sum = 0;
  for (int i = 0; i < n; i++) sum += w[i] * (x[i] - center) * (x[i] - center);
  return sum;
}

/* Tiled 4 x 4, as anyone would who cares about the speed of a product of matrices; a multiple of four each way. */
KERNEL void gram(const double *const *x, const double *restrict panel, int n, double *restrict out) {
  for (int k = 0; k < BLOCK; k += 4) {
    const double *restrict a = x[k], *restrict b = x[k + 1], *restrict c = x[k + 2], *restrict d = x[k + 3];
    for (int m = 0; m < BLOCK; m += 4) {
      const double *restrict p = panel + (size_t)m * n, *restrict q = p + n, *restrict r = q + n, *restrict s = r + n;
      double ap = 0, aq = 0, ar = 0, as = 0, bp = 0, bq = 0, br = 0, bs = 0;
      double cp = 0, cq = 0, cr = 0, cs = 0, dp = 0, dq = 0, dr = 0, ds = 0;
      for (int i = 0; i < n; i++) {
        ap += a[i] * p[i], aq += a[i] * q[i], ar += a[i] * r[i], as += a[i] * s[i];
        bp += b[i] * p[i], bq += b[i] * q[i], br += b[i] * r[i], bs += b[i] * s[i];
        cp += c[i] * p[i], cq += c[i] * q[i], cr += c[i] * r[i], cs += c[i] * s[i];
        dp += d[i] * p[i], dq += d[i] * q[i], dr += d[i] * r[i], ds += d[i] * s[i];
      }
      double *o = out + k * BLOCK + m;
      o[0] = ap, o[1] = aq, o[2] = ar, o[3] = as, o += BLOCK;
      o[0] = bp, o[1] = bq, o[2] = br, o[3] = bs, o += BLOCK;
      o[0] = cp, o[1] = cq, o[2] = cr, o[3] = cs, o += BLOCK;
      o[0] = dp, o[1] = dq, o[2] = dr, o[3] = ds;
    }
  }
}

KERNEL double sparse_dot(const int32_t *restrict rows, const double *restrict values, int count,
                         const double *restrict v) {
  double sum = 0;
  for (int k = 0; k < count; k++) sum += values[k] * v[rows[k]];
  return sum;
}
#endif

/* Elementwise: there is no order to follow. */
KERNEL void axpy(double a, const double *restrict x, double *restrict v, int n) {
  for (int i = 0; i < n; i++) v[i] += a * x[i];
}

KERNEL void axpy_f32(double a, const float *restrict x, double *restrict v, int n) {
  for (int i = 0; i < n; i++) v[i] += a * (double)x[i];
}

KERNEL void axpy_weighted(double a, const double *restrict x, const double *restrict w, double *restrict v, int n) {
  for (int i = 0; i < n; i++) v[i] += a * w[i] * x[i];
}

KERNEL void axpy_weighted_f32(double a, const float *restrict x, const double *restrict w, double *restrict v, int n) {
  for (int i = 0; i < n; i++) v[i] += a * w[i] * (double)x[i];
}

KERNEL void soft_threshold(const double *restrict z, const double *restrict t, double *restrict out, int n) {
  for (int i = 0; i < n; i++) out[i] = z[i] > t[i] ? z[i] - t[i] : z[i] < -t[i] ? z[i] + t[i] : 0.0;
}

KERNEL void sparse_axpy(double a, const int32_t *restrict rows, const double *restrict values, int count,
                        double *restrict v) {
  for (int k = 0; k < count; k++) v[rows[k]] += a * values[k];
}

/* One measurement: its data and where it is. */
struct run {
  int n;
  size_t columns, next;
  char *all, *x;            /* columns of element_bytes each, one after the other, in all, which has a page to spare */
  size_t element_bytes;
  int32_t *rows;            /* beside x, for sparse columns */
  double *v, *w, *out, *panel;
};

static volatile double sink;

static size_t next(struct run *r) {
  size_t k = r->next;
  r->next = k + 1 == r->columns ? 0 : k + 1;
  return k * (size_t)r->n;
}

static const double *next64(struct run *r) { return (const double *)r->x + next(r); }
static const float *next32(struct run *r) { return (const float *)r->x + next(r); }

/* Where the run is stays in registers meanwhile. */
#define BY(STEP_OF_B, ...)                                                                                 \
  struct run at = *r;                                                                                      \
  for (int b = 0; b < BATCH; b += STEP_OF_B) { __VA_ARGS__; }                                              \
  r->next = at.next;
#define EACH(...) BY(1, __VA_ARGS__)
#define EACH4(...) BY(4, __VA_ARGS__)

static void run_dot(struct run *r) { double s = 0; EACH(s += dot(next64(&at), at.v, at.n)) sink = s; }
static void run_dot_f32(struct run *r) { double s = 0; EACH(s += dot_f32(next32(&at), at.v, at.n)) sink = s; }
static void run_axpy(struct run *r) { EACH(axpy(STEP, next64(&at), at.v, at.n)) }
static void run_axpy_f32(struct run *r) { EACH(axpy_f32(STEP, next32(&at), at.v, at.n)) }
static void run_axpy_weighted(struct run *r) { EACH(axpy_weighted(STEP, next64(&at), at.w, at.v, at.n)) }
static void run_axpy_weighted_f32(struct run *r) { EACH(axpy_weighted_f32(STEP, next32(&at), at.w, at.v, at.n)) }
static void run_squared_deviation(struct run *r) {
  double s = 0;
  EACH(s += squared_deviation(next64(&at), 0.01, at.w, at.n))
  sink = s;
}
static void run_squared_deviation_f32(struct run *r) {
  double s = 0;
  EACH(s += squared_deviation_f32(next32(&at), 0.01, at.w, at.n))
  sink = s;
}
static void run_dots(struct run *r) {
  double s = 0;
  EACH4(const double *a = next64(&at), *b4 = next64(&at), *c = next64(&at), *d = next64(&at);
        dot4(a, b4, c, d, at.v, at.n, at.out); s += at.out[0] + at.out[1] + at.out[2] + at.out[3])
  sink = s;
}
static void run_dots_f32(struct run *r) {
  double s = 0;
  EACH4(const float *a = next32(&at), *b4 = next32(&at), *c = next32(&at), *d = next32(&at);
        dot4_f32(a, b4, c, d, at.v, at.n, at.out); s += at.out[0] + at.out[1] + at.out[2] + at.out[3])
  sink = s;
}
static void run_gram(struct run *r) {
  const double *x[BLOCK];
  for (int k = 0; k < BLOCK; k++) x[k] = next64(r);
  gram(x, r->panel, r->n, r->out);
}
static void run_soft_threshold(struct run *r) { EACH(soft_threshold(next64(&at), at.w, at.out, at.n)) }
static void run_sparse_dot(struct run *r) {
  double s = 0;
  EACH(size_t k = next(&at); s += sparse_dot(at.rows + k, (const double *)at.x + k, at.n, at.v))
  sink = s;
}
static void run_sparse_axpy(struct run *r) {
  EACH(size_t k = next(&at); sparse_axpy(STEP, at.rows + k, (const double *)at.x + k, at.n, at.v))
}

struct operation {
  const char *name;
  void (*run)(struct run *);
  size_t element_bytes;
  int per_call; /* operations done by one call of run */
  int least_columns, sparse;
};

static const struct operation OPERATIONS[] = {
    {"dot", run_dot, 8, BATCH, 1, 0},
    {"dots", run_dots, 8, BATCH, 1, 0},
    {"axpy", run_axpy, 8, BATCH, 1, 0},
    {"axpyWeighted", run_axpy_weighted, 8, BATCH, 1, 0},
    {"squaredDeviation", run_squared_deviation, 8, BATCH, 1, 0},
    {"gram", run_gram, 8, 1, BLOCK, 0},
    {"softThreshold", run_soft_threshold, 8, BATCH, 1, 0},
    {"sparseDot", run_sparse_dot, 8, BATCH, 1, 1},
    {"sparseAxpy", run_sparse_axpy, 8, BATCH, 1, 1},
    {"dot-f32", run_dot_f32, 4, BATCH, 1, 0},
    {"dots-f32", run_dots_f32, 4, BATCH, 1, 0},
    {"axpy-f32", run_axpy_f32, 4, BATCH, 1, 0},
    {"axpyWeighted-f32", run_axpy_weighted_f32, 4, BATCH, 1, 0},
    {"squaredDeviation-f32", run_squared_deviation_f32, 4, BATCH, 1, 0},
};

static uint64_t state = 1;
static double uniform(void) { /* splitmix64, on [-1, 1) */
  uint64_t z = (state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return (double)((z ^ (z >> 31)) >> 11) * 0x1p-52 - 1;
}

enum { ARRAY_HEADER = 16 };

static void *allocate(size_t bytes) {
  void *p = aligned_alloc(64, (bytes + 63) / 64 * 64);
  if (!p) abort();
  return p;
}

/* Where HotSpot puts the elements of an array: 16 bytes behind a multiple of eight, here of 64. */
static double *vector(size_t n, int positive) {
  double *v = (double *)((char *)allocate(n * 8 + ARRAY_HEADER) + ARRAY_HEADER);
  for (size_t i = 0; i < n; i++) v[i] = positive ? fabs(uniform()) : uniform();
  return v;
}

static void release(double *v) { free((char *)v - ARRAY_HEADER); }

static void fill(char *x, size_t bytes, size_t element_bytes) {
  size_t distinct = bytes < (1u << 20) ? bytes : 1u << 20;
  for (size_t i = 0; i < distinct / element_bytes; i++)
    if (element_bytes == 8) ((double *)x)[i] = uniform();
    else ((float *)x)[i] = (float)uniform();
  for (size_t at = distinct; at < bytes; at += distinct)
    memcpy(x + at, x, bytes - at < distinct ? bytes - at : distinct);
}

static void set_up(struct run *r, const struct operation *o, int stream, int n) {
  size_t column_bytes = n * o->element_bytes;
  r->n = n;
  r->element_bytes = o->element_bytes;
  r->columns = stream ? (STREAM_BYTES + 4 * column_bytes - 1) / (4 * column_bytes) * 4 : CACHED_COLUMNS;
  if (r->columns < (size_t)o->least_columns) r->columns = o->least_columns;
  r->next = 0;
  r->x = r->all = allocate(r->columns * column_bytes + PAGE);
  fill(r->all, r->columns * column_bytes + PAGE, o->element_bytes);
  r->v = vector((size_t)7 * n, 0);
  r->w = vector(n, 1);
  r->out = vector(n > BLOCK * BLOCK ? n : BLOCK * BLOCK, 0);
  r->panel = vector((size_t)BLOCK * n, 0);
  r->rows = NULL;
  if (o->sparse) {
    r->rows = allocate(r->columns * n * sizeof(int32_t));
    for (size_t k = 0, row = 0; k < r->columns * n; k++) {
      row = k % n == 0 ? (size_t)(fabs(uniform()) * 7) : row + 1 + (size_t)(fabs(uniform()) * 7);
      r->rows[k] = (int32_t)row;
    }
  }
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static double nanoseconds(struct run *r, const struct operation *o) {
  double best = 1e300;
  for (int k = -WARMUP; k < ITERATIONS; k++) {
    long calls = 0;
    r->x = r->all + (k + WARMUP) % ITERATIONS * (PAGE / ITERATIONS); /* as ColumnRing.shift */
    double start = now(), seconds;
    do {
      for (int c = 0; c < (o->per_call == 1 ? 1 : 4); c++, calls++) o->run(r);
      seconds = now() - start;
    } while (seconds < SECONDS);
    if (k >= 0) best = fmin(best, 1e9 * seconds / ((double)calls * o->per_call));
  }
  return best;
}

int main(int argc, char **argv) {
  static const int LENGTHS[] = {100, 1003, 20000};
  const char *label = argc > 1 ? argv[1] : "c";
  const char *only = argc > 2 ? argv[2] : NULL;
  for (size_t k = 0; k < sizeof(OPERATIONS) / sizeof(OPERATIONS[0]); k++) {
    const struct operation *o = &OPERATIONS[k];
    if (only && strcmp(only, o->name)) continue;
    for (int stream = 0; stream < 2; stream++) {
      for (size_t l = 0; l < 3; l++) {
        struct run r;
        set_up(&r, o, stream, LENGTHS[l]);
        printf("%s %s %s %d %.4f\n", label, o->name, stream ? "stream" : "cache", r.n, nanoseconds(&r, o));
        fflush(stdout);
        free(r.all), free(r.rows), release(r.v), release(r.w), release(r.out), release(r.panel);
      }
    }
  }
  return 0;
}
