using StandardObservability.Conventions.Commands;
using StandardObservability.Dashboards.Checks;

namespace StandardObservability.Dashboards.Commands;

/// <summary>Compares the files of a folder with the service's model, and the model with what a run of the service emitted.</summary>
/// <param name="source">The service's own model, or <see langword="null"/> for the standard one.</param>
internal sealed class CheckCommand(ServiceModelSource? source = null) : ModelCommand(source)
{
    private const string SeenOption = "--seen FILE";

    public override string Name => "check";

    public override string Usage
        => "check DIR [--metrics emf,otlp,prometheus] [--prices FILE] [--seen FILE]  "
            + "fails if DIR differs from the model, or if the model reads what the run in FILE did not emit";

    protected override IReadOnlyList<string> Options => [SeenOption];

    protected override int Run(ServiceCommandContext context, CommandArguments arguments, ServiceModel model, IReadOnlyList<RenderedFile> files)
    {
        var problems = RenderedFolder.FindProblems(arguments.Folder, files);
        if (arguments.Find(SeenOption) is { } seen)
        {
            problems = [.. problems, .. ModelCheck.FindProblems(model, SeenFile.Read(seen))];
        }

        foreach (var problem in problems)
        {
            context.Error.WriteLine(problem);
        }

        if (problems.Count == 0)
        {
            context.Output.WriteLine($"{arguments.Folder} is what the model of {model.Service} renders.");
        }

        return problems.Count == 0 ? 0 : 1;
    }
}
