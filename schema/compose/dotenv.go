package compose

import "strings"

// Variables are the values that an .env or env_file sets, as NAME=value lines
// (https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax).
func Variables(data []byte) map[string]string {
	all := map[string]string{}
	for line := range strings.SplitSeq(string(data), "\n") {
		line = strings.TrimPrefix(strings.TrimSpace(line), "export ")
		name, value, ok := strings.Cut(line, "=")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		value = strings.TrimSpace(value)
		if quote := value[:min(1, len(value))]; quote == `"` || quote == "'" {
			value, _, _ = strings.Cut(value[1:], quote)
		} else {
			value, _, _ = strings.Cut(value, " #")
		}
		if !strings.Contains(value, "$") {
			all[strings.TrimSpace(name)] = strings.TrimSpace(value)
		}
	}
	return all
}
