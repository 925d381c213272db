// arrivals: when tasks come, and what clients do who are turned away or wait too long.
#include "sim/scenario/keys.h"
#include "sim/scenario/text_file.h"

namespace interleave {
namespace {

const std::string example_of_file = "a time with its unit, or seconds, on each line, e.g. 12.5 ms or 0.0125";

Duration read_time(const std::string& text, const std::string& place) {
  const bool plain = text.find_first_not_of("0123456789.") == std::string::npos;
  const Parsed parsed = plain ? parse_decimal(text, 9) : parse_quantity(text, duration_units());
  if (!parsed.ok()) throw InputError(place + ": got " + shown(text) + ", expected " + example_of_file);
  return Duration(parsed.value);
}

// A time on each line, ascending; what follows # is a remark.
std::vector<Duration> read_times(const std::string& text, const std::string& path) {
  std::vector<Duration> times;
  std::size_t number = 0;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    std::string line = text.substr(start, end - start);
    start = end + 1;
    ++number;
    line.erase(std::min(line.find('#'), line.size()));
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first == std::string::npos) continue;
    line = line.substr(first, line.find_last_not_of(" \t\r") + 1 - first);
    const std::string place = path + ":" + std::to_string(number) + ":1";
    times.push_back(read_time(line, place));
    if (times.size() > 1 && times.back() < times[times.size() - 2])
      throw InputError(place + ": got " + shown(line) + ", which is before the line above; sort the times");
  }
  if (times.empty()) throw InputError(path + ": no times, expected " + example_of_file);
  return times;
}

void read_file(Arrivals& arrivals, const Value& value) {
  arrivals.kind = Arrivals::Kind::file;
  const std::string path = beside(value.session().directory, line_of_text().read(value));
  std::string text;
  try {
    text = read_text_file(path);
  } catch (const InputError& error) {
    value.refuse(error.what());
  }
  value.session().hashed += "arrivals " + std::to_string(text.size()) + ":" + text;
  arrivals.times = read_times(text, path);
}

const Table<Arrivals>& poisson_table() {
  static const Table<Arrivals> table{
      {required(key("rate", &Arrivals::rate_per_s, rate(), "50/s", "arrivals, on average"))}};
  return table;
}

const Table<Arrivals>& bursts_table() {
  using A = Arrivals;
  static const Table<A> table{
      .keys = {required(key("on", &A::on, duration_distribution(), "200 ms", "how long tasks come")),
               required(key("off", &A::off, duration_distribution(), "800 ms", "how long none come then")),
               key("rate", &A::rate_per_s, rate(), "100/s", "arrivals while on, on average, at random"),
               key("every", &A::interval, duration(true), "10 ms", "arrivals while on, at a fixed interval")},
      .one_of = {"rate", "every"},
      .check = [](A& arrivals, const Value& map) {
        if (arrivals.on.is_zero()) map.refuse_key("on", "got 0, expected a duration above 0; nobody would ever come");
      }};
  return table;
}

const Table<Patience>& timeout_table() {
  static const Table<Patience> table{
      {required(key("after", &Patience::timeout, duration(true), "1 s", "how long a client waits for its answer")),
       key("noticed", &Patience::noticed, boolean(), "true",
           "a task whose client has given up is not begun any more")}};
  return table;
}

const Table<Patience>& retry_table() {
  static const Table<Patience> table = [] {
    const auto backoff = [](Patience& out, double factor) { out.backoff = factor; };
    Key<Patience> grows = key_with<Patience>("backoff", number(true), backoff, "2", "how each pause grows on the last");
    grows.read = [read = grows.read](Patience& out, const Value& factor) {
      read(out, factor);
      if (out.backoff < 1) factor.expected("a number >= 1");
    };
    return Table<Patience>{
        {required(key("times", &Patience::retries, whole(1, 1000), "3", "how often it asks again")),
         key("pause", &Patience::pause, duration_distribution(), "100 ms", "before it does"), grows}};
  }();
  return table;
}

void read_retry(Patience& patience, const Value& value) {
  if (value.is_map())
    read_into(value, retry_table(), patience);
  else
    patience.retries = static_cast<int>(whole(1, 1000).read(value));
}

void check_arrivals(Arrivals& arrivals, const Value& map) {
  const Patience& patience = arrivals.patience;
  if (patience.retries > 0 && !patience.backlog && !patience.timeout)
    map.refuse_key("retry", "got retry without a backlog or a timeout, so that nobody ever fails; add one of them");
}

}  // namespace

std::string timeout_schema() { return any_of({duration(true).schema, schema_of(timeout_table())}); }

void read_timeout(Patience& patience, const Value& value) {
  if (value.is_map())
    read_into(value, timeout_table(), patience);
  else
    patience.timeout = duration(true).read(value);
}

Shape<Arrivals> arrivals_shape() {
  static const Table<Arrivals> table = [] {
    const auto of = [](auto set) { return [set](Arrivals& out, const Value& value) { set(out.patience, value); }; };
    const auto poisson = [](Arrivals& out, const Value& value) { read_into(value, poisson_table(), out); };
    const auto every = [](Arrivals& out, Duration interval) {
      out.kind = Arrivals::Kind::every;
      out.interval = interval;
    };
    const auto bursts = [](Arrivals& out, const Value& value) {
      out.kind = Arrivals::Kind::bursts;
      read_into(value, bursts_table(), out);
    };
    const auto backlog = [](Arrivals& out, std::int64_t places) { out.patience.backlog = places; };
    return Table<Arrivals>{
        .keys = {{"poisson", schema_of(poisson_table()), "{rate: 50/s}", "arrivals at random", poisson},
                 key_with<Arrivals>("every", duration(true), every, "20 ms", "arrivals at a fixed interval"),
                 {"bursts", schema_of(bursts_table()), "{on: 200 ms, off: 800 ms, rate: 100/s}", "now many, now none",
                  bursts},
                 {"file", line_of_text().schema, "arrivals.csv", "a file with a time on each line", read_file},
                 key_with<Arrivals>("backlog", whole(1, 1'000'000'000), backlog, "100",
                                    "places for tasks that wait to be begun; who finds none is turned away"),
                 {"timeout", timeout_schema(), "1 s", "how long a client waits for its answer", of(read_timeout)},
                 {"retry", any_of({whole(1, 1000).schema, schema_of(retry_table())}), "{times: 3, pause: 100 ms}",
                  "who failed asks again", of(read_retry)}},
        .one_of = {"poisson", "every", "bursts", "file"},
        .check = check_arrivals};
  }();
  return map_of(table);
}

}  // namespace interleave
