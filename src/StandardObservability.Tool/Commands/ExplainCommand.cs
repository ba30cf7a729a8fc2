using System.CommandLine;
using System.Globalization;
using StandardObservability.Conventions.Policy.Reading;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tool.Pages;

namespace StandardObservability.Tool.Commands;

/// <summary><c>observability explain TEL103</c> and <c>observability explain 304</c>.</summary>
internal static class ExplainCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(ToolContext context)
    {
        var id = new Argument<string>("id") { Description = "Id of a rule or of a log event, for example TEL103 or 304." };
        var command = new Command("explain", "Prints the page of a rule, or the section of a log event. It needs no network.") { id };
        command.SetAction(result =>
        {
            context.Output.Write(Find(result.GetValue(id)!));
            return ExitCodes.Success;
        });
        return command;
    }

    private static string Find(string id)
        => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? FindEvent(number) : RulePage.Write(FindRule(id));

    private static string FindEvent(long id) => EventPage.Find(id)
        ?? throw new ToolException($"{id} is not a log event of the library.", "Only its events have a section.", "Look at the field event_id of the line.");

    private static PolicyRule FindRule(string id) => PolicyRules.Find(id.ToUpperInvariant())
        ?? throw new ToolException(
            $"\"{id}\" is neither a rule (for example TEL103) nor the id of an event (for example 304).",
            "Only these have a page.",
            WordList.Suggest(id, [.. PolicyRules.Rules.Select(rule => rule.Id)]));
}
