package secret

// models are services of machine learning.
var models = []provider{
	{"OpenAI", "https://platform.openai.com/docs/api-reference/authentication", "platform.openai.com/api-keys", []*kind{
		token("openai-key", "OpenAI API key", `sk-[0-9A-Za-z]{20}T3BlbkFJ[0-9A-Za-z]{20}`),
		token("openai-project-key", "OpenAI project key", `sk-(?:proj|svcacct|admin|None)-[0-9A-Za-z_-]{20,100}T3BlbkFJ[0-9A-Za-z_-]{20,100}`).starts("sk-proj-", "sk-svcacct-", "sk-admin-", "sk-None-").also("gitleaks:openai-api-key"),
		named("openai-named-key", "OpenAI API key", "openai chatgpt gptapikey", `sk-[0-9A-Za-z_-]{32,180}`),
		token("openai-session", "OpenAI session token", `sess-[0-9A-Za-z]{40}`),
	}},
	{"Anthropic", "https://docs.claude.com/en/api/overview", "console.anthropic.com/settings/keys", []*kind{
		token("anthropic-key", "Anthropic API key", `sk-ant-api\d\d-[0-9A-Za-z_-]{80,110}`).also("gitleaks:anthropic-api-key"),
		token("anthropic-admin-key", "Anthropic admin key", `sk-ant-admin\d\d-[0-9A-Za-z_-]{80,110}`).also("gitleaks:anthropic-admin-api-key"),
		token("anthropic-oauth-token", "Anthropic OAuth token", `sk-ant-o[ar]t\d\d-[0-9A-Za-z_-]{80,110}`).starts("sk-ant-oat", "sk-ant-ort"),
		token("anthropic-session", "Anthropic session key", `sk-ant-sid\d\d-[0-9A-Za-z_-]{80,130}`),
	}},
	{"Groq", "https://console.groq.com/docs/quickstart", "console.groq.com/keys", []*kind{
		token("groq-key", "Groq API key", `gsk_[0-9A-Za-z]{52}`),
	}},
	{"Perplexity", "https://docs.perplexity.ai/getting-started/quickstart", "perplexity.ai/account/api/keys", []*kind{
		token("perplexity-key", "Perplexity API key", `pplx-[0-9A-Za-z]{48}`).also("gitleaks:perplexity-api-key"),
	}},
	{"Replicate", "https://replicate.com/docs/reference/http#authentication", "replicate.com/account/api-tokens", []*kind{
		token("replicate-token", "Replicate API token", `r8_[0-9A-Za-z_-]{37}`),
	}},
	{"xAI", "https://docs.x.ai/docs/overview", "console.x.ai → API keys", []*kind{
		token("xai-key", "xAI API key", `xai-[0-9A-Za-z]{80}`),
	}},
	{"DeepSeek", "https://api-docs.deepseek.com/", "platform.deepseek.com/api_keys", []*kind{
		named("deepseek-key", "DeepSeek API key", "deepseek", `sk-[0-9a-z]{32}`),
	}},
	{"Mistral", "https://docs.mistral.ai/getting-started/quickstart/", "console.mistral.ai/api-keys", []*kind{
		named("mistral-key", "Mistral API key", "mistral", `[0-9A-Za-z]{32}`),
	}},
	{"Cohere", "https://docs.cohere.com/reference/about", "dashboard.cohere.com/api-keys", []*kind{
		named("cohere-key", "Cohere API key", "cohere", `[0-9A-Za-z]{40}`).also("gitleaks:cohere-api-token"),
	}},
	{"Together", "https://docs.together.ai/docs/quickstart", "api.together.ai/settings/api-keys", []*kind{
		named("together-key", "Together API key", "together", lowerHex+`{64}`),
		token("together-token", "Together API key", `tgp_v1_[0-9A-Za-z_-]{43}`),
	}},
	{"Fireworks", "https://docs.fireworks.ai/getting-started/quickstart", "app.fireworks.ai/settings/users/api-keys", []*kind{
		token("fireworks-key", "Fireworks API key", `fw_[0-9A-Za-z]{24}`),
	}},
	{"OpenRouter", "https://openrouter.ai/docs/api-reference/authentication", "openrouter.ai/settings/keys", []*kind{
		token("openrouter-key", "OpenRouter API key", `sk-or-v1-`+lowerHex+`{64}`),
	}},
	{"Cerebras", "https://inference-docs.cerebras.ai/quickstart", "cloud.cerebras.ai → API keys", []*kind{
		token("cerebras-key", "Cerebras API key", `csk-[0-9a-z]{48}`),
	}},
	{"ElevenLabs", "https://elevenlabs.io/docs/api-reference/authentication", "elevenlabs.io/app/settings/api-keys", []*kind{
		token("elevenlabs-key", "ElevenLabs API key", `sk_`+lowerHex+`{48}`),
	}},
	{"Deepgram", "https://developers.deepgram.com/docs/create-additional-api-keys", "console.deepgram.com → API keys", []*kind{
		named("deepgram-key", "Deepgram API key", "deepgram", lowerHex+`{40}`),
		named("assemblyai-key", "AssemblyAI API key", "assemblyai", lowerHex+`{32}`).from("https://www.assemblyai.com/docs"),
	}},
	{"Stability AI", "https://platform.stability.ai/docs/getting-started/authentication", "platform.stability.ai/account/keys", []*kind{
		named("stability-key", "Stability AI API key", "stability dreamstudio", `sk-[0-9A-Za-z]{48}`),
	}},
	{"Voyage AI", "https://docs.voyageai.com/docs/api-key-and-installation", "dashboard.voyageai.com", []*kind{
		token("voyage-key", "Voyage AI API key", `pa-[0-9A-Za-z_-]{43}`),
	}},
	{"Jina", "https://jina.ai/embeddings/", "jina.ai → API keys", []*kind{
		token("jina-key", "Jina API key", `jina_[0-9A-Za-z_-]{60}`),
	}},
	{"LangSmith", "https://docs.langchain.com/langsmith/create-account-api-key", "smith.langchain.com/settings", []*kind{
		token("langsmith-personal-key", "LangSmith personal access token", `lsv2_pt_`+lowerHex+`{32}_`+lowerHex+`{10}`),
		token("langsmith-service-key", "LangSmith service key", `lsv2_sk_`+lowerHex+`{32}_`+lowerHex+`{10}`),
		token("langfuse-secret-key", "Langfuse secret key", `sk-lf-`+uuid).from("https://langfuse.com/docs"),
	}},
	{"Weights & Biases", "https://docs.wandb.ai/guides/track/environment-variables/", "wandb.ai/authorize", []*kind{
		named("wandb-key", "Weights & Biases API key", "wandb", lowerHex+`{40}`),
		token("wandb-v1-key", "Weights & Biases API key", `wandb_v1_[0-9A-Za-z_]{70,90}`),
		named("comet-key", "Comet API key", "comet", `[0-9A-Za-z]{25}`).from("https://www.comet.com/docs/"),
	}},
	{"Tavily", "https://docs.tavily.com/documentation/quickstart", "app.tavily.com", []*kind{
		token("tavily-key", "Tavily API key", `tvly-(?:dev-|prod-)?[0-9A-Za-z]{32}`),
	}},
	{"Firecrawl", "https://docs.firecrawl.dev/introduction", "firecrawl.dev/app/api-keys", []*kind{
		token("firecrawl-key", "Firecrawl API key", `fc-`+lowerHex+`{32}`),
	}},
	{"Helicone", "https://docs.helicone.ai/helicone-headers/helicone-auth", "helicone.ai/developer", []*kind{
		token("helicone-key", "Helicone API key", `sk-helicone-[0-9a-z]{7}-[0-9a-z]{7}-[0-9a-z]{7}-[0-9a-z]{7}`),
	}},
	{"NVIDIA", "https://docs.api.nvidia.com/nim/docs/api-quickstart", "build.nvidia.com → API keys", []*kind{
		token("nvidia-key", "NVIDIA API key", `nvapi-[0-9A-Za-z_-]{64}`),
		named("ngc-key", "NVIDIA NGC API key", "ngc", `[0-9A-Za-z]{84}`),
	}},
	{"Modal", "https://modal.com/docs/reference/modal.config", "modal.com/settings/tokens", []*kind{
		token("modal-token-secret", "Modal token secret", `as-[0-9A-Za-z]{22}`).with("modal-token-id"),
		token("modal-token-id", "Modal token ID", `ak-[0-9A-Za-z]{22}`).low().with("modal-token-secret"),
	}},
	{"RunPod", "https://docs.runpod.io/get-started/api-keys", "console.runpod.io/user/settings", []*kind{
		token("runpod-key", "RunPod API key", `rpa_[0-9A-Z]{40}[0-9a-z]{6}`),
	}},
	{"LlamaIndex", "https://docs.cloud.llamaindex.ai/api_key", "cloud.llamaindex.ai/api-key", []*kind{
		token("llamacloud-key", "LlamaCloud API key", `llx-[0-9A-Za-z]{48}`),
	}},
	{"Pinecone", "https://docs.pinecone.io/guides/projects/manage-api-keys", "app.pinecone.io → API keys", []*kind{
		token("pinecone-key", "Pinecone API key", `pcsk_[0-9A-Za-z]{5,8}_[0-9A-Za-z]{60,64}`),
		named("pinecone-legacy-key", "Pinecone API key of the old form", "pinecone", uuid),
	}},
	{"Friendli", "https://friendli.ai/docs/openapi/introduction", "friendli.ai → tokens", []*kind{
		token("friendli-token", "Friendli token", `flp_[0-9A-Za-z]{46}`),
	}},
	{"Zhipu", "https://docs.bigmodel.cn/cn/api/introduction", "bigmodel.cn/usercenter/apikeys", []*kind{
		named("zhipu-key", "Zhipu API key", "zhipu bigmodel glm", lowerHex+`{32}\.[0-9A-Za-z]{16}`),
		named("moonshot-key", "Moonshot API key", "moonshot kimi", `sk-[0-9A-Za-z]{48}`).from("https://platform.moonshot.ai/docs"),
		named("dashscope-key", "DashScope API key", "dashscope qwen", `sk-`+lowerHex+`{32}`).from("https://help.aliyun.com/zh/model-studio/get-api-key"),
		named("siliconflow-key", "SiliconFlow API key", "siliconflow", `sk-[0-9a-z]{48}`).from("https://docs.siliconflow.cn/"),
	}},
	{"fal", "https://docs.fal.ai/", "fal.ai/dashboard/keys", []*kind{
		named("fal-key", "fal API key", "fal", uuid+`:`+lowerHex+`{32}`),
		named("clarifai-key", "Clarifai personal access token", "clarifai", lowerHex+`{32}`).from("https://docs.clarifai.com/"),
		named("exa-key", "Exa API key", "exa", uuid).from("https://docs.exa.ai/"),
		named("serpapi-key", "SerpApi key", "serpapi", lowerHex+`{64}`).from("https://serpapi.com/manage-api-key"),
		named("serper-key", "Serper API key", "serper", lowerHex+`{40}`).from("https://serper.dev/api-key"),
		named("ai21-key", "AI21 API key", "ai21", `[0-9A-Za-z]{32}`).from("https://docs.ai21.com/"),
	}},
	{"Baseten", "https://docs.baseten.co/organization/api-keys", "app.baseten.co/settings/api_keys", []*kind{
		named("baseten-key", "Baseten API key", "baseten", `[0-9A-Za-z]{8}\.[0-9A-Za-z]{32}`),
	}},
	{"Apify", "https://docs.apify.com/platform/integrations/api", "console.apify.com/settings/integrations", []*kind{
		token("apify-token", "Apify API token", `apify_api_[0-9A-Za-z]{36}`),
	}},
	{"E2B", "https://e2b.dev/docs/api-key", "e2b.dev/dashboard", []*kind{
		token("e2b-key", "E2B API key", `e2b_`+lowerHex+`{40}`),
	}},
	{"Roboflow", "https://docs.roboflow.com/api-reference/authentication", "app.roboflow.com → API keys", []*kind{
		named("roboflow-key", "Roboflow API key", "roboflow", `[0-9A-Za-z]{20}`),
	}},
}
