package check

// workflowInfos are what workflows find beside the checks of their answers.
func workflowInfos() []Info {
	return []Info{
		{
			ID:      "workflow-step-failed",
			Summary: "A step of a workflow did not meet its success criteria.",
			Why:     "Workflows are what consumers do with the API, step after step.",
			Remedy:  "Compare the criterion, whose line in the workflow file is given, with what arrived: one of them is wrong.",
		},
	}
}
