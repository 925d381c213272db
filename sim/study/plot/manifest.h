// The files of a study's figures, and what is written beside them so that anyone can make them again and check.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/study/plan.h"
#include "sim/study/plot/gnuplot.h"

namespace interleave {

using FilesByName = std::map<std::string, std::string>;   // name in the folder, bytes

struct DrawnFigures {
  FilesByName files;                     // results.csv; of each figure NAME.csv, NAME.gp and its pictures
  std::vector<std::string> notes;        // what is missing, in words
  std::map<std::string, std::map<std::string, std::string>> claims;   // by figure and name
};

// Draws all figures of a study from its results. Throws InputError, GnuplotError.
DrawnFigures draw_figures(const Study& study, const std::string& results_csv,
                          const std::vector<PictureFormat>& formats);

// What a manifest holds beside the files and their hashes.
struct Provenance {
  std::string study_file;                // from the folder of the figures
  std::string study_bytes;
  std::string date;                      // ISO 8601; empty: not said
  std::vector<PictureFormat> formats;
};

// Adds manifest.json and ro-crate-metadata.json (RO-Crate 1.1). Throws GnuplotError.
void add_manifest(const Plan& plan, const Provenance& provenance, DrawnFigures& drawn);

struct ReadManifest {
  std::string study_file, study_sha256, date;
  std::vector<PictureFormat> formats;
  std::vector<std::string> files;        // the manifest and the crate too
};
// Throws InputError: not a manifest, or damaged.
ReadManifest read_manifest(const std::string& text, const std::string& name);

// svg, png, pdf, parted by commas. Throws InputError.
std::vector<PictureFormat> picture_formats(const std::string& text);

// Where two files first differ: a line and what stands there, or a byte of those that are no text. Empty: nowhere.
std::string first_difference(const std::string& before, const std::string& now);

}  // namespace interleave
