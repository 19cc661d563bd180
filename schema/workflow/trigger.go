package workflow

import "github.com/shipgen/shipgen/schema/node"

// triggers reads the three forms of `on`: an event, a list of events, and a
// mapping of events
// (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#on).
func triggers(n *node.Node) []Trigger {
	var all []Trigger
	for _, name := range list(n) {
		all = append(all, Trigger{Name: name.Value, Key: name})
	}
	if n == nil {
		return all
	}
	for _, p := range n.Pairs {
		config := p.Value
		if config.IsNull() {
			config = nil
		}
		all = append(all, Trigger{Name: p.Key.Text(), Key: p.Key, Config: config})
	}
	return all
}

// Trigger is the event of that name, or nil.
func (w *Workflow) Trigger(name string) *Trigger {
	for i := range w.On {
		if w.On[i].Name == name {
			return &w.On[i]
		}
	}
	return nil
}

// OnlyOn says whether there are events and all of them are among the names.
func (w *Workflow) OnlyOn(names ...string) bool {
	for _, t := range w.On {
		found := false
		for _, name := range names {
			found = found || t.Name == name
		}
		if !found {
			return false
		}
	}
	return len(w.On) > 0
}

// IsReusable says whether other workflows can call this one.
func (w *Workflow) IsReusable() bool { return w.Trigger("workflow_call") != nil }

// Filter is the entries of a list below an event: types, branches, tags, paths,
// branches-ignore, workflows and such; nil for a nil trigger.
func (t *Trigger) Filter(key string) []*node.Node {
	if t == nil {
		return nil
	}
	return list(t.Config.Get(key))
}

// Inputs is the mapping of inputs of workflow_call or workflow_dispatch.
func (t *Trigger) Inputs() *node.Node {
	if t == nil {
		return nil
	}
	return t.Config.Get("inputs")
}

// Crons are the times of a schedule.
func (t *Trigger) Crons() []*node.Node {
	if t == nil || t.Config == nil {
		return nil
	}
	var all []*node.Node
	for _, item := range t.Config.Items {
		if cron := item.Get("cron"); cron != nil {
			all = append(all, cron)
		}
	}
	return all
}
