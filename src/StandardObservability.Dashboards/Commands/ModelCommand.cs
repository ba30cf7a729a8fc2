using StandardObservability.Conventions.Commands;

namespace StandardObservability.Dashboards.Commands;

/// <summary>A command about the model of the service.</summary>
/// <param name="source">The service's own model, or <see langword="null"/> for the standard one.</param>
internal abstract class ModelCommand(ServiceModelSource? source) : IServiceCommand
{
    public abstract string Name { get; }

    public abstract string Usage { get; }

    /// <summary>Options that have a value.</summary>
    protected abstract IReadOnlyList<string> Options { get; }

    public int Run(ServiceCommandContext context)
    {
        var arguments = CommandArguments.Parse(context.Arguments, Options);
        try
        {
            var model = StandardModel.Of(source, context.Service);
            return Run(context, arguments, model, ServiceModelFiles.Render(model, context.Service, PriceFile.Find(arguments)));
        }
        catch (Exception problem) when (problem is RenderException or IOException or UnauthorizedAccessException)
        {
            context.Error.WriteLine(problem.Message);
            return 1;
        }
    }

    /// <summary>Runs the command.</summary>
    /// <param name="context">Where it writes.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="model">The model of the service.</param>
    /// <param name="files">The files of the model.</param>
    /// <returns>The exit code.</returns>
    protected abstract int Run(ServiceCommandContext context, CommandArguments arguments, ServiceModel model, IReadOnlyList<RenderedFile> files);
}
