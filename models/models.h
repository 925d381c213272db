// How each built-in model starts.
#pragma once

namespace interleave {

class Play;

void start_sequential(Play& play);
void start_native_threads(Play& play);
void start_threading(Play& play);
void start_multiprocessing(Play& play);
void start_futures(Play& play);
void start_asyncio(Play& play);
void start_prefork(Play& play);

}  // namespace interleave
