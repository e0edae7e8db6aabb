// What CUDA C++ has and C++ has not, for one block at a time: a fiber for each thread, which runs until it meets a barrier or a warp's exchange.
// With it the compiler of the host makes the very kernels that the GPU runs. What it finds, beyond wrong results: a barrier that not all threads
// reach, lanes of a warp at different exchanges, shared memory read before it was written (it begins as NaN), and, by running threads and blocks
// in other orders, results that depend on the order.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

using std::isinf;

#define __device__
#define __restrict__ __restrict

struct dim3 {
    unsigned x, y, z;
};
struct alignas(16) float4 {
    float x, y, z, w;
};
struct alignas(16) double2 {
    double x, y;
};
inline float4 make_float4(float x, float y, float z, float w) { return {x, y, z, w}; }
inline double2 make_double2(double x, double y) { return {x, y}; }
inline int min(int a, int b) { return a < b ? a : b; }
inline int __popc(unsigned x) { return __builtin_popcount(x); }

namespace emulated {

enum class State { READY, AT_WARP, AT_BLOCK, DONE };

struct Fiber {
    dim3 index;
    State state;
    int operation;      // what exchange it waits at: all lanes must agree
    int parity;         // of its exchanges: two sets of slots, so that one barrier does for each
    uint64_t slot[2];
    void* stack_pointer;
    unsigned char* stack;
};

extern dim3 block_index, grid_size, block_size;
extern Fiber* current;
extern int order;               // 0: as numbered; 1: backwards; greater: permuted
extern std::string violation;   // of the rules for barriers, empty if there was none

Fiber& lane_of_warp(int lane);  // of the current fiber's warp
void wait_for(State barrier, int operation);
void poison_once(void* memory, size_t bytes);

struct Entry {
    std::function<void(void**)> call;
    std::vector<size_t> sizes; // of its parameters
};
inline int parameters_of(const Entry& entry) { return static_cast<int>(entry.sizes.size()); }
inline size_t parameter_size(const Entry& entry, int i) { return entry.sizes[i]; }
std::map<std::string, Entry>& entries();
void run(dim3 grid, dim3 block, const std::function<void()>& body);

template <typename... A, size_t... I> void call(void (*function)(A...), void** parameters, std::index_sequence<I...>) {
    function(*static_cast<A*>(parameters[I])...);
}
template <typename... A> bool add(const char* name, void (*function)(A...)) {
    entries()[name] = {[function](void** parameters) { call(function, parameters, std::make_index_sequence<sizeof...(A)>()); }, {sizeof(A)...}};
    return true;
}

template <typename T> T exchange(T value, int distance) {
    static_assert(sizeof(T) <= sizeof(uint64_t), "an exchange moves 8 bytes at most");
    Fiber* me = current;
    const int parity = me->parity ^= 1;
    std::memcpy(&me->slot[parity], &value, sizeof(T));
    wait_for(State::AT_WARP, distance);
    T other;
    std::memcpy(&other, &lane_of_warp((me->index.x % 32) ^ distance).slot[parity], sizeof(T));
    return other;
}

} // namespace emulated

#define threadIdx (emulated::current->index)
#define blockIdx (emulated::block_index)
#define gridDim (emulated::grid_size)
#define blockDim (emulated::block_size)

inline void __syncthreads() { emulated::wait_for(emulated::State::AT_BLOCK, 0); }
template <typename T> T __shfl_xor_sync(unsigned, T value, int distance) { return emulated::exchange(value, distance); }
inline unsigned __ballot_sync(unsigned, unsigned predicate) {
    emulated::Fiber* me = emulated::current;
    const int parity = me->parity ^= 1;
    me->slot[parity] = predicate != 0;
    emulated::wait_for(emulated::State::AT_WARP, 100);
    unsigned word = 0;
    for (int lane = 0; lane < 32; lane++) {
        word |= static_cast<unsigned>(emulated::lane_of_warp(lane).slot[parity]) << lane;
    }
    return word;
}

#define ENTRY(name) static void name
#define REGISTERED(name) static const bool registered_##name = emulated::add(#name, name);
#define SHARED(type, name, size)                                                                                                                     \
    static type name[size];                                                                                                                          \
    emulated::poison_once(name, sizeof name)
