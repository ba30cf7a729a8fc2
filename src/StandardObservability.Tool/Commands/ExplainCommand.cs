using System.CommandLine;
using StandardObservability.Conventions.Policy.Reading;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tool.Reports;

namespace StandardObservability.Tool.Commands;

/// <summary><c>observability explain TEL103</c>.</summary>
internal static class ExplainCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(ToolContext context)
    {
        var id = new Argument<string>("rule") { Description = "Id of a rule, for example TEL103." };
        var command = new Command("explain", "Prints the page of a rule. It needs no network.") { id };
        command.SetAction(result =>
        {
            context.Output.Write(RulePage.Write(Find(result.GetValue(id)!)));
            return ExitCodes.Success;
        });
        return command;
    }

    private static PolicyRule Find(string id) => PolicyRules.Find(id.ToUpperInvariant())
        ?? throw new ToolException($"\"{id}\" is not a rule.", "Only rules have a page.", WordList.Suggest(id, [.. PolicyRules.Rules.Select(rule => rule.Id)]));
}
