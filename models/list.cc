#include "models/list.h"

namespace interleave {

const std::vector<ModelInfo>& model_infos() {
  static const std::vector<ModelInfo> infos = {
      {"sequential", "one thread, one task after the other"},
      {"native_threads", "threads without an interpreter"},
      {"threading", "threads under the GIL"},
      {"multiprocessing", "processes, or a Pool of them"},
      {"futures", "concurrent.futures' executors"},
      {"asyncio", "tasks on one event loop"},
  };
  return infos;
}

}  // namespace interleave
