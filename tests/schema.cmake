# The schema that the program prints, checked by schema.py: cmake -DBINARY=... -DPYTHON=... -DSCHEMA=... -P schema.cmake
execute_process(COMMAND ${BINARY} schema OUTPUT_FILE ${SCHEMA} COMMAND_ERROR_IS_FATAL ANY)
file(GLOB scenarios ${CMAKE_CURRENT_LIST_DIR}/../scenarios/*.yaml)
execute_process(COMMAND ${PYTHON} ${CMAKE_CURRENT_LIST_DIR}/schema.py ${SCHEMA} ${scenarios} COMMAND_ERROR_IS_FATAL ANY)
