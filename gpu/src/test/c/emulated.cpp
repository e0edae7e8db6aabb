// Runs the threads of a block as fibers, one block after the other.
#include "emulated.h"

#include <sys/mman.h>

#if !defined(__x86_64__)
#include <ucontext.h>
#endif

namespace emulated {

dim3 block_index, grid_size, block_size;
Fiber* current;
int order;
std::string violation;

namespace {

const int MOST_THREADS = 1024;
const size_t STACK_BYTES = 64 << 10;

Fiber fibers[MOST_THREADS];
std::vector<void*> poisoned; // shared memory of this block so far
const std::function<void()>* body_of_thread;

#if defined(__x86_64__)
// Saves what a called function must preserve on the stack and goes on with another stack; ucontext would ask the kernel each time.
extern "C" void lariat_switch(void** from, void* to);
asm(R"(
.text
.local lariat_switch
.type lariat_switch, @function
lariat_switch:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, (%rdi)
    movq %rsi, %rsp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbx
    popq %rbp
    ret
)");

void* scheduler;

void to_scheduler() { lariat_switch(&current->stack_pointer, scheduler); }

void thread_body() {
    (*body_of_thread)();
    current->state = State::DONE;
    to_scheduler();
}

void prepare(Fiber& fiber) {
    void** top = reinterpret_cast<void**>(fiber.stack + STACK_BYTES);
    *--top = nullptr;                                      // so that the stack is aligned as after a call
    *--top = reinterpret_cast<void*>(&thread_body);
    for (int i = 0; i < 6; i++) {
        *--top = nullptr;
    }
    fiber.stack_pointer = top;
}

void resume(Fiber& fiber) {
    current = &fiber;
    lariat_switch(&scheduler, fiber.stack_pointer);
}
#else
ucontext_t scheduler, contexts[MOST_THREADS];

void to_scheduler() { swapcontext(&contexts[current - fibers], &scheduler); }

void thread_body() {
    (*body_of_thread)();
    current->state = State::DONE;
    to_scheduler();
}

void prepare(Fiber& fiber) {
    ucontext_t& context = contexts[&fiber - fibers];
    getcontext(&context);
    context.uc_stack.ss_sp = fiber.stack;
    context.uc_stack.ss_size = STACK_BYTES;
    context.uc_link = nullptr;
    makecontext(&context, thread_body, 0);
}

void resume(Fiber& fiber) {
    current = &fiber;
    swapcontext(&scheduler, &contexts[&fiber - fibers]);
}
#endif

unsigned placed(unsigned i, unsigned count) {
    if (order == 0) {
        return i;
    }
    if (order == 1) {
        return count - 1 - i;
    }
    return (static_cast<uint64_t>(i) * 2654435761u + order) % count; // a permutation where count is no multiple of that prime
}

bool release(int threads) {
    bool released = false;
    int at_block = 0;
    for (int warp = 0; warp < threads; warp += 32) {
        int at_warp = 0;
        bool agreed = true;
        for (int i = warp; i < warp + 32; i++) {
            at_warp += fibers[i].state == State::AT_WARP;
            at_block += fibers[i].state == State::AT_BLOCK;
            agreed &= fibers[i].operation == fibers[warp].operation;
        }
        if (at_warp == 32) {
            if (!agreed) {
                violation = "lanes of a warp wait at different exchanges";
                return false;
            }
            for (int i = warp; i < warp + 32; i++) {
                fibers[i].state = State::READY;
            }
            released = true;
        }
    }
    if (at_block == threads) {
        for (int i = 0; i < threads; i++) {
            fibers[i].state = State::READY;
        }
        released = true;
    }
    return released;
}

void run_block(int threads) {
    poisoned.clear();
    for (int i = 0; i < threads; i++) {
        fibers[i].index = {static_cast<unsigned>(i), 0, 0};
        fibers[i].state = State::READY;
        fibers[i].parity = 0;
        prepare(fibers[i]);
    }
    while (true) {
        int done = 0;
        for (int warp = 0; warp < threads; warp += 32) {
            const unsigned base = placed(warp / 32, threads / 32) * 32;
            for (int i = 0; i < 32; i++) {
                Fiber& fiber = fibers[base + placed(i, 32)];
                if (fiber.state == State::READY) {
                    resume(fiber);
                }
                done += fiber.state == State::DONE;
            }
        }
        if (done == threads) {
            return;
        }
        if (!release(threads)) {
            if (violation.empty()) {
                violation = "not all threads of a block reach a barrier";
            }
            return; // the fibers' stacks are simply used anew
        }
    }
}

} // namespace

Fiber& lane_of_warp(int lane) {
    return fibers[(current - fibers) / 32 * 32 + lane];
}

void wait_for(State barrier, int operation) {
    current->state = barrier;
    current->operation = operation;
    to_scheduler();
}

void poison_once(void* memory, size_t bytes) {
    for (void* seen : poisoned) {
        if (seen == memory) {
            return;
        }
    }
    poisoned.push_back(memory);
    std::memset(memory, 0xff, bytes);
}

std::map<std::string, Entry>& entries() {
    static std::map<std::string, Entry> all;
    return all;
}

void run(dim3 grid, dim3 block, const std::function<void()>& body) {
    const int threads = block.x;
    if (!fibers[0].stack) {
        unsigned char* stacks = static_cast<unsigned char*>(
                mmap(nullptr, MOST_THREADS * STACK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        for (int i = 0; i < MOST_THREADS; i++) {
            fibers[i].stack = stacks + i * STACK_BYTES;
        }
    }
    body_of_thread = &body;
    grid_size = grid;
    block_size = block;
    const unsigned blocks = grid.x * grid.y * grid.z;
    for (unsigned i = 0; i < blocks && violation.empty(); i++) {
        const unsigned b = placed(i, blocks);
        block_index = {b % grid.x, b / grid.x % grid.y, b / grid.x / grid.y};
        run_block(threads);
    }
}

} // namespace emulated
