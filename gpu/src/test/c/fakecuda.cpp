// A stand-in for the CUDA driver on the host's memory: the calls that Lariat makes, no others. It runs Lariat's kernels as emulated.cpp does.
//
// As with the real one, work on a stream is done later: here at the last moment that is allowed, so that a buffer used again too early shows. New
// memory holds NaN, and is fenced, so that a write outside shows when it is freed. Tests steer it through the functions named fakecuda_….
#include "emulated.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>

#include "../../main/cuda/lariat.cu"

namespace {

// Of cuda.h.
enum Result {
    SUCCESS = 0,
    INVALID_VALUE = 1,
    OUT_OF_MEMORY = 2,
    NOT_INITIALIZED = 3,
    NO_DEVICE = 100,
    INVALID_DEVICE = 101,
    INVALID_IMAGE = 200,
    INVALID_CONTEXT = 201,
    INVALID_PTX = 218,
    UNSUPPORTED_PTX_VERSION = 222,
    INVALID_HANDLE = 400,
    NOT_FOUND = 500,
    ILLEGAL_ADDRESS = 700,
    LAUNCH_FAILED = 719,
};

const size_t FENCE = 256; // bytes on both sides of an allocation
const int FENCE_BYTE = 0x5a;

struct Memory {
    unsigned char* block;
    size_t bytes;
};

struct Event {
    long place = 0; // in the queue
    std::chrono::steady_clock::time_point time;
};

struct Machine {
    std::mutex lock;
    size_t total = size_t(1) << 30;
    size_t used = 0;
    int devices = 1;
    int major = 9;
    int driver = 13000;
    bool initialized = false;
    int retained = 0;
    bool current = false;
    int lost = SUCCESS; // sticky
    std::map<uint64_t, Memory> memory;
    std::map<void*, size_t> pinned;
    std::map<Event*, std::unique_ptr<Event>> events;
    int streams = 0;
    int modules = 0;
    std::deque<std::function<int()>> queue;
    long queued = 0; // so far
    long done = 0;
    long launches = 0;
    std::string failing; // the call that is to fail, "*" for any
    long failing_in = 0; // at which time from now
    int failing_with = SUCCESS;
    std::map<std::string, long> calls;
    std::string jit_log;
    std::string trouble; // of memory
};

Machine& machine() {
    static Machine one;
    return one;
}

bool is_sticky(int code) { return code == ILLEGAL_ADDRESS || code == LAUNCH_FAILED; }

// Counts the call, and answers what it must fail with.
int enter(const char* name) {
    Machine& m = machine();
    m.calls[name]++;
    if (m.failing_in > 0 && (m.failing == "*" || m.failing == name) && --m.failing_in == 0) {
        if (is_sticky(m.failing_with) && m.retained > 0) { // a context is lost, until it is given back
            m.lost = m.failing_with;
        }
        return m.failing_with;
    }
    return m.lost;
}

int enter_context(const char* name) {
    const int failure = enter(name);
    if (failure != SUCCESS) {
        return failure;
    }
    return machine().retained > 0 && machine().current ? SUCCESS : INVALID_CONTEXT;
}

// Whether a range lies in one allocation.
bool inside(uint64_t address, size_t bytes) {
    Machine& m = machine();
    auto next = m.memory.upper_bound(address);
    if (next == m.memory.begin()) {
        return false;
    }
    auto& found = *std::prev(next);
    return address + bytes <= found.first + found.second.bytes;
}

void enqueue(std::function<int()> work) {
    machine().queue.push_back(std::move(work));
    machine().queued++;
}

int drain(long until) {
    Machine& m = machine();
    while (m.done < until && !m.queue.empty()) {
        std::function<int()> work = std::move(m.queue.front());
        m.queue.pop_front();
        m.done++;
        const int failure = work();
        if (failure != SUCCESS) {
            m.lost = failure;
        }
        if (m.lost != SUCCESS) {
            m.queue.clear();
            m.done = m.queued;
            return m.lost;
        }
    }
    return SUCCESS;
}

bool fence_holds(const Memory& memory) {
    for (size_t i = 0; i < FENCE; i++) {
        if (memory.block[i] != FENCE_BYTE || memory.block[FENCE + memory.bytes + i] != FENCE_BYTE) {
            return false;
        }
    }
    return true;
}

void release(std::map<uint64_t, Memory>::iterator at) {
    Machine& m = machine();
    if (!fence_holds(at->second)) {
        m.trouble = "a kernel wrote outside of its memory";
    }
    m.used -= at->second.bytes;
    std::free(at->second.block);
    m.memory.erase(at);
}

#define LOCKED std::lock_guard<std::mutex> guard(machine().lock)
#define ENTER(name)                                                                                                                                  \
    LOCKED;                                                                                                                                          \
    if (int failure = enter(#name)) return failure
#define ENTER_CONTEXT(name)                                                                                                                          \
    LOCKED;                                                                                                                                          \
    if (int failure = enter_context(#name)) return failure

} // namespace

extern "C" {

int cuInit(unsigned) {
    ENTER(cuInit);
    if (machine().devices == 0) {
        return NO_DEVICE;
    }
    machine().initialized = true;
    return SUCCESS;
}

int cuDriverGetVersion(int* version) {
    ENTER(cuDriverGetVersion);
    *version = machine().driver;
    return SUCCESS;
}

int cuDeviceGetCount(int* count) {
    ENTER(cuDeviceGetCount);
    if (!machine().initialized) {
        return NOT_INITIALIZED;
    }
    *count = machine().devices;
    return SUCCESS;
}

int cuDeviceGet(int* device, int ordinal) {
    ENTER(cuDeviceGet);
    if (ordinal >= machine().devices) {
        return INVALID_DEVICE;
    }
    *device = ordinal;
    return SUCCESS;
}

int cuDeviceGetName(char* name, int length, int) {
    ENTER(cuDeviceGetName);
    std::snprintf(name, length, "stand-in device");
    return SUCCESS;
}

int cuDeviceTotalMem_v2(size_t* bytes, int) {
    ENTER(cuDeviceTotalMem_v2);
    *bytes = machine().total;
    return SUCCESS;
}

int cuDeviceGetAttribute(int* value, int attribute, int) {
    ENTER(cuDeviceGetAttribute);
    switch (attribute) {
        case 16: *value = 3; return SUCCESS;                 // multiprocessors
        case 75: *value = machine().major; return SUCCESS;   // compute capability
        case 76: *value = 0; return SUCCESS;
        default: return INVALID_VALUE;
    }
}

int cuDevicePrimaryCtxRetain(void** context, int) {
    ENTER(cuDevicePrimaryCtxRetain);
    machine().retained++;
    *context = &machine();
    return SUCCESS;
}

int cuDevicePrimaryCtxRelease_v2(int) {
    LOCKED;
    Machine& m = machine();
    const int failure = enter("cuDevicePrimaryCtxRelease_v2");
    if (--m.retained == 0) {
        m.lost = SUCCESS; // a new context begins anew
        m.current = false;
        m.queue.clear();
        m.done = m.queued;
    }
    return failure;
}

int cuCtxSetCurrent(void* context) {
    ENTER(cuCtxSetCurrent);
    if (context != nullptr && machine().retained == 0) {
        return INVALID_CONTEXT;
    }
    machine().current = context != nullptr;
    return SUCCESS;
}

int cuMemAlloc_v2(uint64_t* address, size_t bytes) {
    ENTER_CONTEXT(cuMemAlloc_v2);
    Machine& m = machine();
    if (bytes == 0) {
        return INVALID_VALUE;
    }
    if (m.used + bytes > m.total) {
        return OUT_OF_MEMORY;
    }
    unsigned char* block = static_cast<unsigned char*>(std::aligned_alloc(256, (bytes + 2 * FENCE + 255) / 256 * 256));
    std::memset(block, FENCE_BYTE, FENCE);
    std::memset(block + FENCE, 0xff, bytes);
    std::memset(block + FENCE + bytes, FENCE_BYTE, FENCE);
    *address = reinterpret_cast<uint64_t>(block + FENCE);
    m.memory[*address] = {block, bytes};
    m.used += bytes;
    return SUCCESS;
}

int cuMemFree_v2(uint64_t address) {
    LOCKED;
    Machine& m = machine();
    drain(m.queued); // it waits for what uses the memory
    const int failure = enter_context("cuMemFree_v2");
    auto at = m.memory.find(address);
    if (at == m.memory.end()) {
        return INVALID_VALUE;
    }
    release(at);
    return failure;
}

int cuMemGetInfo_v2(size_t* free_bytes, size_t* total) {
    ENTER_CONTEXT(cuMemGetInfo_v2);
    *free_bytes = machine().total - machine().used;
    *total = machine().total;
    return SUCCESS;
}

int cuMemHostAlloc(void** address, size_t bytes, unsigned) {
    ENTER_CONTEXT(cuMemHostAlloc);
    *address = std::malloc(bytes);
    std::memset(*address, 0xff, bytes);
    machine().pinned[*address] = bytes;
    return SUCCESS;
}

int cuMemFreeHost(void* address) {
    LOCKED;
    drain(machine().queued);
    const int failure = enter_context("cuMemFreeHost");
    if (machine().pinned.erase(address) == 0) {
        return INVALID_VALUE;
    }
    std::free(address);
    return failure;
}

int cuMemcpyHtoDAsync_v2(uint64_t to, const void* from, size_t bytes, void*) {
    ENTER_CONTEXT(cuMemcpyHtoDAsync_v2);
    if (!inside(to, bytes)) {
        return INVALID_VALUE;
    }
    enqueue([=] {
        std::memcpy(reinterpret_cast<void*>(to), from, bytes);
        return SUCCESS;
    });
    return SUCCESS;
}

int cuMemcpyDtoHAsync_v2(void* to, uint64_t from, size_t bytes, void*) {
    ENTER_CONTEXT(cuMemcpyDtoHAsync_v2);
    if (!inside(from, bytes)) {
        return INVALID_VALUE;
    }
    enqueue([=] {
        std::memcpy(to, reinterpret_cast<const void*>(from), bytes);
        return SUCCESS;
    });
    return SUCCESS;
}

int cuMemcpyDtoDAsync_v2(uint64_t to, uint64_t from, size_t bytes, void*) {
    ENTER_CONTEXT(cuMemcpyDtoDAsync_v2);
    if (!inside(from, bytes) || !inside(to, bytes)) {
        return INVALID_VALUE;
    }
    enqueue([=] {
        std::memcpy(reinterpret_cast<void*>(to), reinterpret_cast<const void*>(from), bytes);
        return SUCCESS;
    });
    return SUCCESS;
}

int cuMemsetD8Async(uint64_t to, unsigned char value, size_t bytes, void*) {
    ENTER_CONTEXT(cuMemsetD8Async);
    if (!inside(to, bytes)) {
        return INVALID_VALUE;
    }
    enqueue([=] {
        std::memset(reinterpret_cast<void*>(to), value, bytes);
        return SUCCESS;
    });
    return SUCCESS;
}

int cuStreamCreate(void** stream, unsigned) {
    ENTER_CONTEXT(cuStreamCreate);
    machine().streams++;
    *stream = &machine().streams;
    return SUCCESS;
}

int cuStreamSynchronize(void*) {
    ENTER_CONTEXT(cuStreamSynchronize);
    return drain(machine().queued);
}

int cuStreamDestroy_v2(void*) {
    LOCKED;
    const int failure = enter_context("cuStreamDestroy_v2");
    machine().streams--;
    return failure;
}

int cuEventCreate(void** event, unsigned) {
    ENTER_CONTEXT(cuEventCreate);
    auto made = std::make_unique<Event>();
    *event = made.get();
    machine().events[made.get()] = std::move(made);
    return SUCCESS;
}

int cuEventRecord(void* event, void*) {
    ENTER_CONTEXT(cuEventRecord);
    Event* recorded = static_cast<Event*>(event);
    enqueue([recorded] {
        recorded->time = std::chrono::steady_clock::now();
        return SUCCESS;
    });
    recorded->place = machine().queued;
    return SUCCESS;
}

int cuEventSynchronize(void* event) {
    ENTER_CONTEXT(cuEventSynchronize);
    return drain(static_cast<Event*>(event)->place);
}

int cuEventElapsedTime(float* milliseconds, void* start, void* end) {
    ENTER_CONTEXT(cuEventElapsedTime);
    *milliseconds = std::chrono::duration<float, std::milli>(static_cast<Event*>(end)->time - static_cast<Event*>(start)->time).count();
    return SUCCESS;
}

int cuEventDestroy_v2(void* event) {
    LOCKED;
    drain(machine().queued);
    const int failure = enter_context("cuEventDestroy_v2");
    machine().events.erase(static_cast<Event*>(event));
    return failure;
}

int cuModuleLoadDataEx(void** module, const void* image, unsigned count, const int* options, void** values) {
    LOCKED;
    Machine& m = machine();
    if (int failure = enter_context("cuModuleLoadDataEx")) {
        for (unsigned i = 0; i < count; i++) {
            if (options[i] == 5 && !m.jit_log.empty()) { // CU_JIT_ERROR_LOG_BUFFER
                std::strcpy(static_cast<char*>(values[i]), m.jit_log.c_str());
            }
        }
        return failure;
    }
    if (std::strstr(static_cast<const char*>(image), ".visible .entry lariat_terms(") == nullptr) {
        return INVALID_IMAGE;
    }
    m.modules++;
    *module = &m.modules;
    return SUCCESS;
}

int cuModuleUnload(void*) {
    LOCKED;
    const int failure = enter_context("cuModuleUnload");
    machine().modules--;
    return failure;
}

int cuModuleGetFunction(void** function, void*, const char* name) {
    ENTER_CONTEXT(cuModuleGetFunction);
    auto found = emulated::entries().find(name);
    if (found == emulated::entries().end()) {
        return NOT_FOUND;
    }
    *function = &found->second;
    return SUCCESS;
}

int cuLaunchKernel(void* function, unsigned gx, unsigned gy, unsigned gz, unsigned bx, unsigned by, unsigned bz, unsigned shared, void*,
        void** parameters, void** extra) {
    ENTER_CONTEXT(cuLaunchKernel);
    if (gx == 0 || gy == 0 || gz == 0 || gy > 65535 || gz > 65535 || bx == 0 || bx > 1024 || by != 1 || bz != 1 || shared != 0 || extra) {
        return INVALID_VALUE;
    }
    machine().launches++;
    const emulated::Entry* entry = static_cast<emulated::Entry*>(function);
    // The driver copies the parameters; none here is longer than 8 bytes, and there are at most 16.
    auto copies = std::make_shared<std::vector<uint64_t>>(16);
    const int count = emulated::parameters_of(*entry);
    for (int i = 0; i < count; i++) {
        std::memcpy(&(*copies)[i], parameters[i], emulated::parameter_size(*entry, i));
    }
    enqueue([=] {
        std::vector<void*> pointers(count);
        for (int i = 0; i < count; i++) {
            pointers[i] = &(*copies)[i];
        }
        emulated::run({gx, gy, gz}, {bx, by, bz}, [&] { entry->call(pointers.data()); });
        if (!emulated::violation.empty()) {
            machine().trouble = emulated::violation;
            emulated::violation.clear();
            return LAUNCH_FAILED;
        }
        return SUCCESS;
    });
    return SUCCESS;
}

int cuGetErrorName(int code, const char** name) {
    static const std::map<int, const char*> names = {{INVALID_VALUE, "CUDA_ERROR_INVALID_VALUE"}, {OUT_OF_MEMORY, "CUDA_ERROR_OUT_OF_MEMORY"},
            {NO_DEVICE, "CUDA_ERROR_NO_DEVICE"}, {INVALID_DEVICE, "CUDA_ERROR_INVALID_DEVICE"}, {INVALID_CONTEXT, "CUDA_ERROR_INVALID_CONTEXT"},
            {INVALID_IMAGE, "CUDA_ERROR_INVALID_IMAGE"}, {INVALID_PTX, "CUDA_ERROR_INVALID_PTX"},
            {UNSUPPORTED_PTX_VERSION, "CUDA_ERROR_UNSUPPORTED_PTX_VERSION"}, {INVALID_HANDLE, "CUDA_ERROR_INVALID_HANDLE"},
            {NOT_FOUND, "CUDA_ERROR_NOT_FOUND"}, {ILLEGAL_ADDRESS, "CUDA_ERROR_ILLEGAL_ADDRESS"}, {LAUNCH_FAILED, "CUDA_ERROR_LAUNCH_FAILED"}};
    auto found = names.find(code);
    if (found == names.end()) {
        *name = nullptr;
        return INVALID_VALUE;
    }
    *name = found->second;
    return SUCCESS;
}

int cuGetErrorString(int code, const char** text) {
    static const std::map<int, const char*> texts = {{OUT_OF_MEMORY, "out of memory"}, {NO_DEVICE, "no CUDA-capable device is detected"},
            {UNSUPPORTED_PTX_VERSION, "the provided PTX was compiled with an unsupported toolchain."}, {INVALID_PTX, "a PTX JIT compilation failed"},
            {LAUNCH_FAILED, "unspecified launch failure"}, {ILLEGAL_ADDRESS, "an illegal memory access was encountered"}};
    auto found = texts.find(code);
    if (found == texts.end()) {
        *text = nullptr;
        return INVALID_VALUE;
    }
    *text = found->second;
    return SUCCESS;
}

// ---- for tests

// As after loading, but for what is live.
void fakecuda_reset() {
    LOCKED;
    Machine& m = machine();
    m.total = size_t(1) << 30;
    m.devices = 1;
    m.major = 9;
    m.driver = 13000;
    m.lost = SUCCESS;
    m.failing_in = 0;
    m.calls.clear();
    m.launches = 0;
    m.jit_log.clear();
    m.trouble.clear();
    emulated::order = 0;
}

// The k-th call from now of that function ("*": of any) fails with that code.
void fakecuda_fail(const char* function, long k, int code, const char* jit_log) {
    LOCKED;
    machine().failing = function;
    machine().failing_in = k;
    machine().failing_with = code;
    machine().jit_log = jit_log;
}

void fakecuda_device(int devices, int major, int driver, size_t total) {
    LOCKED;
    Machine& m = machine();
    m.devices = devices;
    m.major = major;
    m.driver = driver;
    m.total = total;
}

void fakecuda_order(int order) {
    LOCKED;
    emulated::order = order;
}

// Device memory, pinned memory, events, streams, modules and contexts that were not given back.
long fakecuda_live() {
    LOCKED;
    Machine& m = machine();
    return m.memory.size() + m.pinned.size() + m.events.size() + m.streams + m.modules + m.retained;
}

size_t fakecuda_used() {
    LOCKED;
    return machine().used;
}

long fakecuda_calls(const char* function) {
    LOCKED;
    return machine().calls[function];
}

// What kernels did wrong; empty if nothing.
const char* fakecuda_trouble() {
    LOCKED;
    for (auto& memory : machine().memory) {
        if (!fence_holds(memory.second)) {
            machine().trouble = "a kernel wrote outside of its memory";
        }
    }
    return machine().trouble.c_str();
}

} // extern "C"
