#include "sim/report/wire.h"

#include <cstdint>
#include <stdexcept>

namespace interleave {

namespace {

constexpr std::uint64_t magic = 0x3431'544c'5553'4552;   // "RESULT14" as bytes; change it with the fields

// Whole numbers as eight bytes, the lowest first; texts and lists after their length.
struct Writer {
  std::string bytes;

  void number(std::uint64_t value) {
    for (int i = 0; i < 8; ++i) bytes.push_back(static_cast<char>(value >> 8 * i & 0xff));
  }
  void field(const std::int64_t& value) { number(static_cast<std::uint64_t>(value)); }
  void field(const Duration& value) { field(std::int64_t{value.count()}); }
  void field(const Time& value) { field(value.time_since_epoch()); }
  template <class Enum>
  void choice(const Enum& value, std::uint64_t) {
    number(static_cast<std::uint64_t>(value));
  }
  void field(const std::string& value) {
    number(value.size());
    bytes += value;
  }
  template <class T>
  void length(const std::vector<T>& list) {
    number(list.size());
  }
};

struct Reader {
  std::string_view bytes;

  std::string_view take(std::uint64_t size) {
    if (size > bytes.size()) throw std::runtime_error("a result's bytes end too early");
    const std::string_view taken = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return taken;
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    const std::string_view eight = take(8);
    for (int i = 0; i < 8; ++i) value |= std::uint64_t{static_cast<unsigned char>(eight[i])} << 8 * i;
    return value;
  }
  void field(std::int64_t& value) { value = static_cast<std::int64_t>(number()); }
  void field(Duration& value) { value = Duration(static_cast<std::int64_t>(number())); }
  void field(Time& value) { value = Time(Duration(static_cast<std::int64_t>(number()))); }
  template <class Enum>
  void choice(Enum& value, std::uint64_t last) {
    const std::uint64_t chosen = number();
    if (chosen > last) throw std::runtime_error("a result's bytes hold no such choice: " + std::to_string(chosen));
    value = static_cast<Enum>(chosen);
  }
  void field(std::string& value) { value = take(number()); }
  template <class T>
  void length(std::vector<T>& list) {
    const std::uint64_t count = number();
    if (count > bytes.size()) throw std::runtime_error("a result's bytes end too early");   // before allocating
    list.resize(count);
  }
};

// All fields, in one order for both directions: `Any` is Result or const Result.
template <class Archive, class Any>
void all_fields(Archive& archive, Any& result) {
  archive.choice(result.outcome, 1);
  archive.field(result.failure);
  archive.length(result.tasks);
  for (auto& task : result.tasks) {
    archive.field(task.name);
    for (auto* time : {&task.arrival, &task.first_run, &task.end}) archive.field(*time);
    for (auto* duration : {&task.cpu, &task.runnable, &task.earlier}) archive.field(*duration);
    archive.choice(task.fate, 2);
    archive.field(task.attempt);
    archive.choice(task.deadline, 2);
  }
  for (auto* duration : {&result.elapsed, &result.cpu, &result.capacity, &result.allowed,
                         &result.lifetimes})
    archive.field(*duration);
  for (auto* count : {&result.events, &result.switches_voluntary, &result.switches_involuntary, &result.migrations,
                      &result.threads, &result.processes, &result.memory_peak_bytes, &result.updates,
                      &result.updates_lost})
    archive.field(*count);
  for (auto& duration : result.time) archive.field(duration);
  for (auto& duration : result.measured) archive.field(duration);
  archive.field(result.busiest_device);
  archive.field(result.device_busy);
  archive.field(result.arrivals_end);
  auto& schedule = result.schedule;
  for (auto* time : {&schedule.window.begin, &schedule.window.end}) archive.field(*time);
  archive.field(schedule.cores);
  archive.length(schedule.threads);
  for (auto& name : schedule.threads) archive.field(name);
  archive.length(schedule.spans);
  for (auto& span : schedule.spans) {
    for (auto* number : {&span.core, &span.thread}) archive.field(*number);
    for (auto* time : {&span.begin, &span.end}) archive.field(*time);
  }
}

}  // namespace

std::string to_bytes(const Result& result) {
  Writer writer;
  writer.number(magic);
  all_fields(writer, result);
  return std::move(writer.bytes);
}

Result from_bytes(std::string_view bytes) {
  Reader reader{bytes};
  if (reader.number() != magic) throw std::runtime_error("these bytes are not a result");
  Result result;
  all_fields(reader, result);
  if (!reader.bytes.empty()) throw std::runtime_error("bytes follow a result");
  return result;
}

}  // namespace interleave
