using PackageFiles;

switch (args)
{
    case ["docs", var assembly, var docs, var output]:
        PublicDocs.Write(assembly, docs, output);
        return 0;
    case ["pages", var root, var folder, var output, var version, .. var repository]:
        Pages.Write(root, folder, output, version, Links.Create(root, repository));
        return 0;
    default:
        Console.Error.WriteLine("Usage: PackageFiles docs ASSEMBLY DOCS OUTPUT, or PackageFiles pages ROOT FOLDER OUTPUT VERSION [URL COMMIT]");
        return 2;
}
