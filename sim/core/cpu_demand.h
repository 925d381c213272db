// What "3 ms of CPU" means: three milliseconds of work, or until the thread's CPU clock has advanced so far, the
// kernel's work on its behalf included.
#pragma once

namespace interleave {

enum class CpuDemand { work, thread_clock };

}  // namespace interleave
