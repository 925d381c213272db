// Distributions: wherever a quantity may stand, a map with one key that names the kind may stand too.
#include <memory>

#include "sim/scenario/keys.h"
#include "sim/scenario/text_file.h"

namespace interleave {
namespace {

struct QuantityKind {                              // of which quantity
  Shape<std::int64_t> quantity;
  const Units& units;
  const char *low, *mid, *high;             // examples
};

// p99.9 is 0.999.
double quantile_of(const Value& quantiles, const Node::Entry& entry) {
  const Parsed parsed = entry.key.starts_with('p') ? parse_decimal(std::string_view(entry.key).substr(1), 7)
                                                   : Parsed{0, "a quantile"};
  if (!parsed.ok() || parsed.value > 1'000'000'000)
    throw InputError(entry.place.text() + ": " + quantiles.path() + ": got the key " + shown(entry.key) +
                     ", expected quantiles p0 to p100 such as p0, p50, p99.9, p100");
  return static_cast<double>(parsed.value) / 1e9;
}

Empirical read_quantiles(const Value& value, const Shape<std::int64_t>& quantity) {
  Empirical empirical;
  for (const Node::Entry& entry : value.node().entries) {
    const double p = quantile_of(value, entry);
    const Value here = value.entry(entry, "");
    const double quantile = static_cast<double>(quantity.read(here));
    if (!empirical.points.empty() && p <= empirical.points.back().p)
      here.refuse("got p" + entry.key.substr(1) + " after a higher quantile, expected them in ascending order");
    if (!empirical.points.empty() && quantile < empirical.points.back().value)
      here.refuse("got " + here.got() + ", less than the quantile before it, expected ascending values");
    empirical.points.push_back({p, quantile});
  }
  if (empirical.points.size() < 2 || empirical.points.front().p != 0 || empirical.points.back().p != 1)
    value.refuse("got quantiles that do not go from p0 to p100; give both, the least and the greatest value");
  return empirical;
}

std::vector<std::int64_t> read_samples(const std::string& text, const std::string& path, const Units& units) {
  std::vector<std::int64_t> samples;
  for (std::size_t start = 0, line = 1; start < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    std::string sample = text.substr(start, end - start);
    start = end + 1;
    if (sample.ends_with('\r')) sample.pop_back();
    if (sample.find_first_not_of(' ') == std::string::npos || sample.starts_with('#')) continue;
    const Parsed parsed = parse_quantity(sample, units);
    if (!parsed.ok())
      throw InputError(path + ":" + std::to_string(line) + ":1: got " + shown(sample) + ", expected " +
                       parsed.expected + "; write one on each line, e.g. " + units.example);
    samples.push_back(parsed.value);
  }
  if (samples.empty()) throw InputError(path + ": no samples, expected one on each line, e.g. " + units.example);
  std::sort(samples.begin(), samples.end());
  return samples;
}

Empirical read_sample_file(const Value& value, const Units& units) {
  if (!value.is_scalar() || value.node().text.empty())
    value.refuse("got " + value.got() + ", expected quantiles such as {p0: 40 us, p50: 52 us, p100: 180 us} or the "
                 "name of a file with one sample on each line");
  const std::string path = beside(value.session().directory, value.node().text);
  std::string text;
  try {
    text = read_text_file(path);
  } catch (const InputError& error) {
    value.refuse(error.what());
  }
  value.session().hashed += "samples " + std::to_string(text.size()) + ":" + text;
  std::vector<std::int64_t> samples = read_samples(text, path, units);
  if (samples.size() == 1) samples.push_back(samples.front());
  Empirical empirical;
  const double last = static_cast<double>(samples.size() - 1);
  for (std::size_t i = 0; i < samples.size(); ++i)
    empirical.points.push_back({static_cast<double>(i) / last, static_cast<double>(samples[i])});
  return empirical;
}

Shape<Empirical> empirical(const QuantityKind& unit) {
  const Shape<std::int64_t>& quantity = unit.quantity;
  auto read = [quantity, units = &unit.units](const Value& value) {
    return value.is_map() ? read_quantiles(value, quantity) : read_sample_file(value, *units);
  };
  return {read, any_of({R"({"type": "string"})", R"({"type": "object", "required": ["p0", "p100"], )"
                        R"("additionalProperties": false, "patternProperties": {"^p[0-9]+(\\.[0-9]+)?$": )" +
                        quantity.schema + "}}"})};
}

void check_uniform(Uniform& uniform, const Value& map) {
  if (uniform.min > uniform.max)
    map.refuse_key("max", "got " + map.entry("max").got() + ", expected no less than min, " + map.entry("min").got());
}

template <class T>
Key<Distribution> kind_key(const char* name, const Table<T>& table, const std::string& example, const char* help) {
  auto read = [&table](const Value& value) {
    T out{};
    read_into(value, table, out);
    return out;
  };
  auto set = [](Distribution& out, T kind) { out = Distribution(Distribution::Kind(std::move(kind))); };
  return key_with<Distribution>(name, Shape<T>{read, schema_of(table)}, set, example.c_str(), help);
}

struct KindTables {
  Table<Uniform> uniform;
  Table<Exponential> exponential;
  Table<Normal> normal;
  Table<Lognormal> lognormal;
  Table<Gamma> gamma;
  Table<Pareto> pareto;
  Table<Distribution> kinds;
};

template <class T, class M>
Key<T> parameter(const char* name, M T::*member, const Shape<std::int64_t>& quantity, const char* example,
                 const char* help) {
  return required(key(name, member, quantity, example, help));
}

void fill_parameters(KindTables& tables, const QuantityKind& unit, const Shape<std::int64_t>& above_zero) {
  const Shape<std::int64_t>& any = unit.quantity;
  tables.uniform = {{parameter("min", &Uniform::min, any, unit.low, "the least value"),
                     parameter("max", &Uniform::max, any, unit.high, "the greatest value")}};
  tables.uniform.check = check_uniform;
  tables.exponential = {{parameter("mean", &Exponential::mean, above_zero, unit.mid, "the mean, above 0")}};
  tables.normal = {{parameter("mean", &Normal::mean, any, unit.mid, "the mean"),
                    parameter("sd", &Normal::sd, any, unit.low, "the standard deviation; draws below 0 become 0")}};
  tables.lognormal = {
      {parameter("median", &Lognormal::median, above_zero, unit.mid, "the median, above 0"),
       required(key("sigma", &Lognormal::sigma, number(false), "0.8", "the standard deviation of the logarithm"))}};
  tables.gamma = {{parameter("mean", &Gamma::mean, above_zero, unit.mid, "the mean, above 0"),
                   required(key("shape", &Gamma::shape, number(true), "2", "the shape, above 0; 1 is exponential"))}};
  tables.pareto = {{parameter("min", &Pareto::min, above_zero, unit.low, "the least value, above 0"),
                    required(key("shape", &Pareto::shape, number(true), "1.5", "the shape; small is heavy"))}};
}

std::string with(const char* format, const QuantityKind& unit) {
  std::string result;
  for (const char* c = format; *c; ++c)
    result += *c == 'L' ? unit.low : *c == 'M' ? unit.mid : *c == 'H' ? unit.high : std::string(1, *c);
  return result;
}

KindTables* make_tables(const QuantityKind& unit, const Shape<std::int64_t>& above_zero) {
  static std::vector<std::unique_ptr<KindTables>> kept;   // what shapes refer to
  KindTables* tables = kept.emplace_back(std::make_unique<KindTables>()).get();
  fill_parameters(*tables, unit, above_zero);
  const auto from = [](Distribution& out, Empirical kind) { out = Distribution(Distribution::Kind(std::move(kind))); };
  tables->kinds.keys = {
      kind_key("uniform", tables->uniform, with("{min: L, max: H}", unit), "all values alike between two bounds"),
      kind_key("exponential", tables->exponential, with("{mean: M}", unit), "without memory"),
      kind_key("normal", tables->normal, with("{mean: M, sd: L}", unit), "the bell curve, cut off at 0"),
      kind_key("lognormal", tables->lognormal, with("{median: M, sigma: 0.8}", unit), "a long tail to the right"),
      kind_key("gamma", tables->gamma, with("{mean: M, shape: 2}", unit), "a sum of exponential ones"),
      kind_key("pareto", tables->pareto, with("{min: L, shape: 1.5}", unit), "a heavy tail"),
      key_with<Distribution>("empirical", empirical(unit), from, with("{p0: L, p50: M, p100: H}", unit).c_str(),
                             "quantiles with straight lines between, or a file with one sample on each line")};
  for (const Key<Distribution>& key : tables->kinds.keys) tables->kinds.one_of.push_back(key.name);
  return tables;
}

Shape<Distribution> shape_from(const KindTables& tables, const QuantityKind& unit, const std::string& definition) {
  auto read = [&tables, unit](const Value& value) -> Distribution {
    if (value.is_map()) {
      Distribution out;
      read_into(value, tables.kinds, out);
      return out;
    }
    if (!value.is_scalar())
      value.expected(std::string(unit.units.what) + " such as " + unit.units.example + ", or a distribution such as " +
                     with("{uniform: {min: L, max: H}}", unit));
    return Distribution(unit.quantity.read(value));
  };
  return {read, reference(definition)};
}

const QuantityKind& duration_unit() {
  static const QuantityKind unit{converted<std::int64_t>(duration(), [](Duration d) { return d.count(); }),
                                 duration_units(), "1 ms", "5 ms", "20 ms"};
  return unit;
}

const QuantityKind& size_unit() {
  static const QuantityKind unit{size(), size_units(), "1 KiB", "64 KiB", "1 MiB"};
  return unit;
}

const KindTables& duration_tables() {
  static const KindTables& tables =
      *make_tables(duration_unit(), converted<std::int64_t>(duration(true), [](Duration d) { return d.count(); }));
  return tables;
}

const KindTables& size_tables() {
  static const KindTables& tables = *make_tables(size_unit(), size(true));
  return tables;
}

}  // namespace

Shape<Distribution> duration_distribution() {
  return shape_from(duration_tables(), duration_unit(), "duration_distribution");
}

Shape<Distribution> size_distribution() { return shape_from(size_tables(), size_unit(), "size_distribution"); }

std::vector<Definition> distribution_definitions() {
  return {{"duration_distribution", any_of({duration_unit().quantity.schema, schema_of(duration_tables().kinds)})},
          {"size_distribution", any_of({size_unit().quantity.schema, schema_of(size_tables().kinds)})}};
}

}  // namespace interleave
