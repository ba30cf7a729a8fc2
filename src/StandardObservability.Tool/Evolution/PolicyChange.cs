namespace StandardObservability.Tool.Evolution;

/// <summary>One difference of two policies.</summary>
/// <param name="Class">What it requires of the version.</param>
/// <param name="Subject">What changed, for example <c>metric acme.order.placed: unit</c>.</param>
/// <param name="Description">What it was and what it is.</param>
/// <param name="Reason">Why it has its class.</param>
internal sealed record PolicyChange(ChangeClass Class, string Subject, string Description, string Reason);
