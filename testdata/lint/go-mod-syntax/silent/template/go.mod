module {{ .Module }}
