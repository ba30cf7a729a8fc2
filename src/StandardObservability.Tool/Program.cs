using StandardObservability.Tool;

return ToolProgram.Run(args, ToolContext.OfProcess());
