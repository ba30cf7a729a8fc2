namespace StandardObservability.Tool.Acceptance;

/// <summary>Who accepts findings, until when and why.</summary>
/// <param name="Owner">The team that is responsible.</param>
/// <param name="Ticket">The ticket in which the findings are corrected.</param>
/// <param name="Days">Days from today on which the exemptions are valid.</param>
/// <param name="Reason">Why it takes time, or <see langword="null"/>.</param>
internal sealed record AcceptRequest(string Owner, string Ticket, int Days, string? Reason);
