// The hand-written loops in one instruction set; cmake/GoalpostBench.cmake says which flags this file is compiled with.
#include "avx2.hpp"

#include "loops.ipp"

namespace goalpost_bench {
const HandLoops avx2_loops = loops_of<Avx2>;
}
