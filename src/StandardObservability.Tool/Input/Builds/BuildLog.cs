namespace StandardObservability.Tool.Input.Builds;

/// <summary>What the analyzers wrote into one SARIF file.</summary>
/// <param name="File">The file as reports show it.</param>
/// <param name="Findings">The findings, suppressed ones included.</param>
/// <param name="Inventory">All that the project can emit. Empty when the build did not set <c>TelemetryInventory</c>.</param>
internal sealed record BuildLog(string File, IReadOnlyList<CompilerFinding> Findings, IReadOnlyList<InventoryItem> Inventory);
