// The built-in models. A new one is a file in this folder, a line here and in models.h, and a scenario.
#include "models/list.h"

#include <stdexcept>

#include "models/models.h"

namespace interleave {

const std::vector<ModelInfo>& model_infos() {
  static const std::vector<ModelInfo> list = {
      {"sequential", "one thread, one task after the other", start_sequential},
      {"native_threads", "OS threads without an interpreter: one for each task, or a fixed number",
       start_native_threads},
      {"threading", "Python threads under the GIL: one for each task, or a fixed number that share a queue",
       start_threading},
      {"multiprocessing", "a process for each task, or a Pool of workers", start_multiprocessing},
      {"futures", "concurrent.futures: a pool of threads or of processes", start_futures},
      {"asyncio", "tasks on one event loop, blocking calls optionally offloaded to an executor", start_asyncio},
      {"prefork", "a server of several processes at one listening socket, each with an approach of its own",
       start_prefork},
  };
  return list;
}

const ModelInfo& model_named(const std::string& name) {
  for (const ModelInfo& info : model_infos())
    if (name == info.name) return info;
  throw std::invalid_argument("no model is called " + name);
}

}  // namespace interleave
