namespace StandardObservability.Dashboards;

/// <summary>A file that was made from a model. The same model makes the same bytes on each machine.</summary>
/// <param name="Name">The name, for example <c>RUNBOOK.md</c>.</param>
/// <param name="Text">The content. Lines end with a line feed.</param>
public sealed record RenderedFile(string Name, string Text);
