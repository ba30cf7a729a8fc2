using System;

namespace StandardObservability.Conventions.Policy;

/// <summary>Permission to break one rule for names that match a pattern, until a day.</summary>
internal sealed class Exemption
{
    /// <summary>Days before the end from which an exemption counts as expiring.</summary>
    public const int DaysOfNotice = 30;

    /// <summary>Id of the rule, for example <c>TEL103</c>.</summary>
    public string Rule { get; set; } = "";

    /// <summary>Name or pattern of what is exempted.</summary>
    public string Target { get; set; } = "";

    /// <summary>The team that is responsible.</summary>
    public string? Owner { get; set; }

    /// <summary>The ticket in which the rule's breach is removed.</summary>
    public string? Ticket { get; set; }

    /// <summary>The last day on which the exemption is valid, in UTC.</summary>
    public DateTime Expires { get; set; }

    /// <summary>Why the rule is broken.</summary>
    public string? Reason { get; set; }

    /// <summary>Line of the file on which the exemption begins, from 1.</summary>
    public int Line { get; set; }

    /// <summary>Whether the exemption is for this rule and target. Compilers ignore the expiry: one commit must always build alike.</summary>
    public bool Covers(string rule, string target) =>
        string.Equals(Rule, rule, StringComparison.Ordinal) && NamePattern.Matches(Target, target);

    /// <summary>Whether the last valid day is before <paramref name="day"/>.</summary>
    public bool IsExpired(DateTime day) => Expires < day.Date;

    /// <summary>Whether it is valid on <paramref name="day"/> and on at most <see cref="DaysOfNotice"/> days after it.</summary>
    public bool IsExpiring(DateTime day) => !IsExpired(day) && (Expires - day.Date).TotalDays <= DaysOfNotice;
}
