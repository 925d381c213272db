#include <nlohmann/json.hpp>

#include "sim/scenario/keys.h"

namespace interleave {

std::string scenario_schema() {
  using Json = nlohmann::ordered_json;
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "A scenario of Interleave"}};
  schema.update(Json::parse(schema_of(scenario_table())));
  for (const auto& definitions :
       {quantity_definitions(), distribution_definitions(), step_definitions(), machine_definitions(),
        os_definitions(), python_definitions(), approach_definitions()})
    for (const Definition& definition : definitions)
      schema["$defs"][definition.name] = Json::parse(definition.schema);
  return schema.dump(2) + "\n";
}

}  // namespace interleave
