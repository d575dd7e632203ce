// The hand-written loops in one instruction set; cmake/GoalpostBench.cmake says which flags this file is compiled with.
#include "sse2.hpp"

#include "loops.ipp"

namespace goalpost_bench {
const HandLoops sse2_loops = loops_of<Sse2>;
}
