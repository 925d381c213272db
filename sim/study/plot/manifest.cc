#include "sim/study/plot/manifest.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "sim/core/nearest.h"
#include "sim/core/sha256.h"
#include "sim/study/plot/script.h"

namespace interleave {
namespace {

using std::string;
using Json = nlohmann::ordered_json;

constexpr const char *manifest_name = "manifest.json", *crate_name = "ro-crate-metadata.json";

string format_name(PictureFormat format) { return picture_format_names()[static_cast<std::size_t>(format)]; }

string comma_list(const std::vector<PictureFormat>& formats) {
  string text;
  for (const PictureFormat format : formats) text += (text.empty() ? "" : ",") + format_name(format);
  return text;
}

// All that results.csv has, each once, ascending.
std::vector<std::uint64_t> seeds_of(const CsvTable& table) {
  std::set<std::uint64_t> seeds;
  const std::size_t column = table.find("seed");
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (const string& cell = table.cell(row, column); !cell.empty()) seeds.insert(std::stoull(cell));
  return {seeds.begin(), seeds.end()};
}

string file_sha256(const string& path) {
  std::ifstream in(path, std::ios::binary);
  return sha256(string(std::istreambuf_iterator<char>(in), {}));
}

string media_type(const string& name) {
  static const std::map<string, string> types = {{".svg", "image/svg+xml"}, {".png", "image/png"},
                                                 {".pdf", "application/pdf"}, {".csv", "text/csv"},
                                                 {".gp", "text/plain"}, {".json", "application/json"}};
  const auto found = types.find(name.substr(std::min(name.rfind('.'), name.size())));
  return found == types.end() ? "application/octet-stream" : found->second;
}

string command_of(const Provenance& provenance) {
  return "interleave figure " + provenance.study_file + " --out . --format " + comma_list(provenance.formats);
}

Json hashed(const string& bytes) { return {{"bytes", bytes.size()}, {"sha256", sha256(bytes)}}; }

Json manifest_json(const Plan& plan, const Provenance& provenance, const DrawnFigures& drawn) {
  const Study& study = plan.study();
  Json json = {{"schema", 1}, {"title", study.title}, {"command", command_of(provenance)},
               {"formats", comma_list(provenance.formats)}};
  json["study"] = {{"file", provenance.study_file}, {"sha256", sha256(provenance.study_bytes)},
                   {"plan", plan.hash()}};
  if (!study.base_file.empty()) json["study"]["scenario_sha256"] = file_sha256(study.base_file);
  json["seeds"] = seeds_of(CsvTable::parse(drawn.files.at("results.csv"), "results.csv"));
  json["versions"] = {{"interleave", INTERLEAVE_VERSION}, {"gnuplot", gnuplot_version()}};
  json["font"] = {{"family", font_family}, {"sha256", file_sha256(font_file)}};
  if (!provenance.date.empty()) json["date"] = provenance.date;
  json["figures"] = Json::array();
  for (const FigureSpec& figure : study.figures) {
    Json each = {{"name", figure.name}, {"title", figure.title}, {"caption", figure.caption}};
    each["claims"] = Json::object();
    for (const Reading& claim : figure.claims) {
      const auto& known = drawn.claims.at(figure.name);
      const auto found = known.find(claim.name);
      each["claims"][claim.name] = found == known.end() ? Json() : Json(found->second);
    }
    json["figures"].push_back(std::move(each));
  }
  json["files"] = Json::object();
  for (const auto& [name, bytes] : drawn.files) json["files"][name] = hashed(bytes);
  return json;
}

// What made the files, as RO-Crate wants it: an action, with its instruments and what went in and came out.
Json action_json(const Provenance& provenance, const std::vector<Json>& parts) {
  Json action = {{"@id", "#figures"}, {"@type", "CreateAction"}, {"name", command_of(provenance)},
                 {"instrument", {{{"@id", "#interleave"}}, {{"@id", "#gnuplot"}}}},
                 {"object", {{"@id", provenance.study_file}}}, {"result", parts}};
  if (!provenance.date.empty()) action["endTime"] = provenance.date;
  return action;
}

Json crate_json(const Study& study, const Provenance& provenance, const FilesByName& files) {
  std::vector<Json> parts, entities;
  for (const auto& [name, bytes] : files) {
    parts.push_back({{"@id", name}});
    entities.push_back({{"@id", name}, {"@type", "File"}, {"name", name}, {"encodingFormat", media_type(name)},
                        {"contentSize", std::to_string(bytes.size())}, {"sha256", sha256(bytes)}});
  }
  Json root = {{"@id", "./"}, {"@type", "Dataset"}, {"name", study.title.empty() ? study.name : study.title},
               {"description", study.notes.empty() ? "Figures of the study " + study.name : study.notes},
               {"hasPart", parts}, {"mentions", {{"@id", "#figures"}}}};
  if (!provenance.date.empty()) root["datePublished"] = provenance.date;
  const auto software = [](const char* id, const string& name, const string& version) {
    return Json{{"@id", id}, {"@type", "SoftwareApplication"}, {"name", name}, {"version", version}};
  };
  Json graph = Json::array();
  graph.push_back({{"@id", crate_name}, {"@type", "CreativeWork"}, {"about", {{"@id", "./"}}},
                   {"conformsTo", {{"@id", "https://w3id.org/ro/crate/1.1"}}}});
  graph.push_back(std::move(root));
  graph.push_back(action_json(provenance, parts));
  graph.push_back(software("#interleave", "interleave", INTERLEAVE_VERSION));
  graph.push_back(software("#gnuplot", "gnuplot", gnuplot_version()));
  graph.push_back({{"@id", provenance.study_file}, {"@type", "CreativeWork"}, {"name", study.name},
                   {"sha256", sha256(provenance.study_bytes)}});
  for (Json& entity : entities) graph.push_back(std::move(entity));
  return {{"@context", {"https://w3id.org/ro/crate/1.1/context",
                        Json{{"sha256", "https://w3id.org/ro/terms/workflow-run#sha256"}}}},
          {"@graph", std::move(graph)}};
}

bool is_text(const string& bytes) { return bytes.find('\0') == string::npos && !bytes.starts_with("%PDF"); }

// A line for a message: what is long or cannot be shown is left out.
string excerpt(const string& bytes, std::size_t at) {
  string line = bytes.substr(at, std::min(bytes.find('\n', at), bytes.size()) - at);
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  constexpr std::size_t most = 80;
  return line.size() > most ? line.substr(0, most) + "..." : line;
}

}  // namespace

DrawnFigures draw_figures(const Study& study, const string& results_csv, const std::vector<PictureFormat>& formats) {
  const CsvTable table = CsvTable::parse(results_csv, "results.csv");
  const PlotColumns columns = plot_columns(study);
  DrawnFigures drawn;
  drawn.files["results.csv"] = results_csv;
  for (const FigureSpec& figure : study.figures) {
    const PlotData data = plot_data(figure, columns, table);
    const FigureScript script = figure_script(figure, columns, data);
    for (const auto* notes : {&data.notes, &script.notes})
      drawn.notes.insert(drawn.notes.end(), notes->begin(), notes->end());
    auto& claims = drawn.claims[figure.name];
    for (const Reading& claim : figure.claims)
      if (const auto found = read_off(claim, figure, data)) claims[claim.name] = found->text;
    drawn.files[figure.name + ".csv"] = figure_table_csv(figure, data);
    drawn.files[figure.name + ".gp"] = script.text;
    for (auto& [format, bytes] : draw(script.text, formats, script.size))
      drawn.files[figure.name + "." + format_name(format)] = std::move(bytes);
  }
  return drawn;
}

void add_manifest(const Plan& plan, const Provenance& provenance, DrawnFigures& drawn) {
  const string manifest = manifest_json(plan, provenance, drawn).dump(2) + "\n";
  drawn.files[manifest_name] = manifest;
  drawn.files[crate_name] = crate_json(plan.study(), provenance, drawn.files).dump(2) + "\n";
}

ReadManifest read_manifest(const string& text, const string& name) {
  try {
    const Json json = Json::parse(text);
    ReadManifest manifest;
    manifest.study_file = json.at("study").at("file").get<string>();
    manifest.study_sha256 = json.at("study").at("sha256").get<string>();
    manifest.date = json.value("date", "");
    manifest.formats = picture_formats(json.at("formats").get<string>());
    for (const auto& [file, facts] : json.at("files").items()) manifest.files.push_back(file);
    manifest.files.insert(manifest.files.end(), {manifest_name, crate_name});
    return manifest;
  } catch (const Json::exception&) {
    throw InputError(name + ": damaged, or no manifest of `interleave figure`; make the figures again");
  }
}

std::vector<PictureFormat> picture_formats(const string& text) {
  const std::vector<string>& names = picture_format_names();
  std::vector<PictureFormat> formats;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    const string name = text.substr(at, end - at);
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
      throw InputError("interleave: --format: got \"" + name + "\", expected some of " + joined(names) +
                       ", e.g. svg,png" + did_you_mean(name, names));
    const auto format = static_cast<PictureFormat>(found - names.begin());
    if (std::find(formats.begin(), formats.end(), format) == formats.end()) formats.push_back(format);
    at = end + 1;
  }
  return formats;
}

string first_difference(const string& before, const string& now) {
  if (before == now) return "";
  const std::size_t at = static_cast<std::size_t>(
      std::mismatch(before.begin(), before.end(), now.begin(), now.end()).first - before.begin());
  if (!is_text(before) || !is_text(now))
    return "byte " + std::to_string(at + 1) + " of " + std::to_string(before.size()) + " and " +
           std::to_string(now.size());
  const std::size_t newline = at == 0 ? string::npos : before.rfind('\n', at - 1);
  const std::size_t start = newline == string::npos ? 0 : newline + 1;
  const auto line = 1 + std::count(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(start), '\n');
  return "line " + std::to_string(line) + ": there \"" + excerpt(before, start) + "\", made again \"" +
         excerpt(now, start) + "\"";
}

}  // namespace interleave
